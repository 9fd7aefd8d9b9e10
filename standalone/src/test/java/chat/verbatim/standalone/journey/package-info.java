/** What people do with Verbatim from the outside, over HTTP, every exchange checked against the contract. */
@NullMarked
package chat.verbatim.standalone.journey;

import org.jspecify.annotations.NullMarked;

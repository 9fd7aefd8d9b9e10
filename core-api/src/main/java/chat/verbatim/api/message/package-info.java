/** What is said. */
@NullMarked
package chat.verbatim.api.message;

import org.jspecify.annotations.NullMarked;

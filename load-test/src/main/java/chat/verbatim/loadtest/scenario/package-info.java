/** What people do. */
@NullMarked
package chat.verbatim.loadtest.scenario;

import org.jspecify.annotations.NullMarked;

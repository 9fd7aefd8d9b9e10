/** What follows one message through all processes. Who keeps what was seen is not said here. */
@NullMarked
package chat.verbatim.api.trace;

import org.jspecify.annotations.NullMarked;

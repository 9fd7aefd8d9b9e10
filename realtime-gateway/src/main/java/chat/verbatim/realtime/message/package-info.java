/** Messages in frames, and messages sent over sockets. */
@NullMarked
package chat.verbatim.realtime.message;

import org.jspecify.annotations.NullMarked;

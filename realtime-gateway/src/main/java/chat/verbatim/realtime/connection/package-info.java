/** One client from its handshake to its end. */
@NullMarked
package chat.verbatim.realtime.connection;

import org.jspecify.annotations.NullMarked;

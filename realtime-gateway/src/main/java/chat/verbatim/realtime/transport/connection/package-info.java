/** The part of a {@link chat.verbatim.realtime.transport.Connection} that does not depend on the client's protocol. */
@NullMarked
package chat.verbatim.realtime.transport.connection;

import org.jspecify.annotations.NullMarked;

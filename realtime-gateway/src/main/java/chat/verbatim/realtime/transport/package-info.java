/**
 * How clients reach the gateway: Socket.IO v5 over Engine.IO v4 (websocket and HTTP long-polling) and plain JSON over a
 * websocket, behind one {@link chat.verbatim.realtime.transport.Connection}. An application implements {@link
 * chat.verbatim.realtime.transport.ConnectionHandler} and never learns which protocol a client speaks.
 */
@NullMarked
package chat.verbatim.realtime.transport;

import org.jspecify.annotations.NullMarked;

/**
 * Socket.IO protocol 5: namespaces, events and acknowledgements, with binary arguments, over an Engine.IO channel.
 *
 * @see <a href="https://socket.io/docs/v4/socket-io-protocol/">The protocol</a>
 */
@NullMarked
package chat.verbatim.realtime.transport.socketio;

import org.jspecify.annotations.NullMarked;

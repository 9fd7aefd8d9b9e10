/**
 * Engine.IO protocol 4: a channel that starts as HTTP long-polling and may move to a websocket, or is one from the start.
 *
 * @see <a href="https://socket.io/docs/v4/engine-io-protocol/">The protocol</a>
 */
@NullMarked
package chat.verbatim.realtime.transport.engineio;

import org.jspecify.annotations.NullMarked;

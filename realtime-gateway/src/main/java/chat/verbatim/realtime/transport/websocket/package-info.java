/** Websockets on Jetty's core API: upgrade, reading whole messages with back-pressure, gathered writes. */
@NullMarked
package chat.verbatim.realtime.transport.websocket;

import org.jspecify.annotations.NullMarked;

/** JSON frames {@code {"event", "data", "id"?}} over a websocket, for clients in any language. */
@NullMarked
package chat.verbatim.realtime.transport.plain;

import org.jspecify.annotations.NullMarked;

@NullMarked
package chat.verbatim.realtime.transport.socketio;

import org.jspecify.annotations.NullMarked;

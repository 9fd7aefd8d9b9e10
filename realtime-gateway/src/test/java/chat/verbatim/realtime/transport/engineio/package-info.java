@NullMarked
package chat.verbatim.realtime.transport.engineio;

import org.jspecify.annotations.NullMarked;

@NullMarked
package chat.verbatim.realtime.transport;

import org.jspecify.annotations.NullMarked;

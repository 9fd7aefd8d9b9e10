/** From the log to the rooms. */
@NullMarked
package chat.verbatim.realtime.fanout;

import org.jspecify.annotations.NullMarked;

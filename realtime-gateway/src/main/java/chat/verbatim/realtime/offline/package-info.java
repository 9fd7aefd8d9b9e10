/** Messages that wait for users who are away. An accelerator over the log: it may lose everything it holds, and nobody notices. */
@NullMarked
package chat.verbatim.realtime.offline;

import org.jspecify.annotations.NullMarked;

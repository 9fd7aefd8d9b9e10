@NullMarked
package chat.verbatim.realtime.trace;

import org.jspecify.annotations.NullMarked;

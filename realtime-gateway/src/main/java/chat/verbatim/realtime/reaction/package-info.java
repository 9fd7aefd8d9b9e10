/** Reactions in frames. */
@NullMarked
package chat.verbatim.realtime.reaction;

import org.jspecify.annotations.NullMarked;

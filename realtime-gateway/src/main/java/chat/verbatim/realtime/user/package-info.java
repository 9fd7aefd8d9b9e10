/** How users are shown in frames. */
@NullMarked
package chat.verbatim.realtime.user;

import org.jspecify.annotations.NullMarked;

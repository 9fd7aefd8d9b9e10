/** Who is typing: leases that die by themselves. */
@NullMarked
package chat.verbatim.realtime.typing;

import org.jspecify.annotations.NullMarked;

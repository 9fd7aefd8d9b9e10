/** Who is online: one lease for each connection. */
@NullMarked
package chat.verbatim.realtime.presence;

import org.jspecify.annotations.NullMarked;

/** Audits of chats, in frames. */
@NullMarked
package chat.verbatim.realtime.audit;

import org.jspecify.annotations.NullMarked;

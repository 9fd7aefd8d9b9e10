/** What happens to chats, in frames. */
@NullMarked
package chat.verbatim.realtime.chat;

import org.jspecify.annotations.NullMarked;

/** Chats and all that happens in them. */
@NullMarked
package chat.verbatim.api.chat;

import org.jspecify.annotations.NullMarked;

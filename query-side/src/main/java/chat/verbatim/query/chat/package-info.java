/** Chats as their members see them: one chat, and the list of all. */
@NullMarked
package chat.verbatim.query.chat;

import org.jspecify.annotations.NullMarked;

package chat.verbatim.api.chat;

import java.util.OptionalLong;

/** Who is in a chat, as the chat itself says. To be asked while a command for that chat is handled. */
public interface ChatMembership {
    /** Seq of the event by which the user became a member; empty when they are none, or when there is no such chat. */
    OptionalLong memberSince(String chatId, String userId);
}

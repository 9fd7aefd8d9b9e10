package chat.verbatim.api.receipt;

import java.util.List;

/** What a chat allows of the marks that its members' clients send. */
public interface MarkLimits {
    /**
     * The marks of those who are members now, each no further than the chat's last seq. To be called while a command is handled.
     *
     * @throws chat.verbatim.api.RefusedException with {@code CHAT_NOT_FOUND} when there is no such chat or none of them is a member
     */
    List<Mark> admissible(String chatId, List<Mark> marks);
}

package chat.verbatim.query.membership;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatId;
import chat.verbatim.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;

/** Who may see a chat: its members of now. To everybody else it does not exist. */
public final class Access {
    private Access() {}

    /**
     * Before anything is looked up under an id that somebody sent: it must not name a document of another kind.
     *
     * @throws chat.verbatim.api.RefusedException with {@code CHAT_NOT_FOUND} when no chat can have this id
     */
    public static void requirePlausible(String chatId) {
        if (!ChatId.isPlausible(chatId)) {
            throw chatNotFound();
        }
    }

    /**
     * The asking member.
     *
     * @param found what was read, the member's document among it
     * @throws chat.verbatim.api.RefusedException with {@code CHAT_NOT_FOUND} when they are no member
     */
    public static MemberDocument require(String chatId, String userId, ReadModel.Found found) {
        @Nullable MemberDocument member = found.get(ChatKeys.member(chatId, userId), MemberDocument::new);
        if (member == null || !member.isMember()) {
            throw chatNotFound();
        }
        return member;
    }

    public static RuntimeException chatNotFound() {
        return Refusal.because(RefusalCode.CHAT_NOT_FOUND, "There is no such chat, or you are not in it.");
    }
}

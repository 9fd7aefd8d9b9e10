package chat.verbatim.command.chat;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatView.Role;

/** Who may change a message. Membership was checked before. */
enum MessagePolicy {
    EDIT("Only its sender may edit a message.") {
        @Override
        boolean allows(ChatState chat, MessageSent message, String actorId) {
            return message.senderId().equals(actorId);
        }
    },
    DELETE("Only its sender, and the owner and the admins of the group, may delete a message.") {
        @Override
        boolean allows(ChatState chat, MessageSent message, String actorId) {
            return message.senderId().equals(actorId) || chat.roleOf(actorId) != Role.MEMBER;
        }
    };

    private final String words;

    MessagePolicy(String words) {
        this.words = words;
    }

    abstract boolean allows(ChatState chat, MessageSent message, String actorId);

    /** @throws chat.verbatim.api.RefusedException with {@code FORBIDDEN} */
    void check(ChatState chat, MessageSent message, String actorId) {
        if (!allows(chat, message, actorId)) {
            throw Refusal.because(RefusalCode.FORBIDDEN, words);
        }
    }
}

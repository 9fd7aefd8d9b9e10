package chat.verbatim.standalone.faults;

import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.standalone.faults.Truth.ChatState;
import chat.verbatim.standalone.faults.Truth.Logged;

/** The last message of a chat, for which a device has waited in vain. */
record Unheard(String device, String userId, String chatId) {
    /** What the last message of a chat says. */
    static String endOf(String chatId) {
        return "the end of " + chatId;
    }

    /** Whether it should have come: who was thrown out of the chat by then, or is since, waits for nothing. */
    boolean isLoss(Truth truth) {
        return truth.messages().filter(this::isEnd).anyMatch(end -> staysFrom(end.position(), truth));
    }

    private boolean isEnd(Logged logged) {
        return logged.payload() instanceof MessageSent sent && sent.content().equals(endOf(chatId));
    }

    private boolean staysFrom(long position, Truth truth) {
        ChatState chat = truth.chat(chatId);
        return chat.hadMember(userId, position) && !chat.hasLostBetween(userId, position, truth.head());
    }

    @Override
    public String toString() {
        return device + " never heard " + endOf(chatId);
    }
}

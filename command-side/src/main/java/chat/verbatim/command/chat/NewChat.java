package chat.verbatim.command.chat;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatCommand.CreateChat;
import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.user.Accounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a chat must be like to begin. */
final class NewChat {
    private NewChat() {}

    /** @throws chat.verbatim.api.RefusedException when the participants do not make a chat, or one of them does not exist */
    static ChatCreated from(CreateChat command, Accounts accounts) {
        Set<String> members = new LinkedHashSet<>();
        members.add(command.actorId());
        members.addAll(command.participantIds());
        if (!command.group() && members.size() != 2) {
            throw Refusal.invalid("participants", "must name exactly one other person for a 1-1 chat");
        }
        if (members.size() > ChatState.MOST_MEMBERS) {
            throw Refusal.invalid("participants", "a group has at most " + ChatState.MOST_MEMBERS + " members");
        }
        requireKnown(members, accounts);
        String name = command.group() && command.name() != null ? command.name().value() : null;
        return new ChatCreated(command.chatId(), command.actorId(), List.copyOf(members), command.group(), name);
    }

    /** @throws chat.verbatim.api.RefusedException with {@code USER_NOT_FOUND} when one of them does not exist */
    static void requireKnown(Collection<String> userIds, Accounts accounts) {
        List<String> unknown = new ArrayList<>(userIds);
        unknown.removeAll(accounts.summaries(userIds).keySet());
        if (!unknown.isEmpty()) {
            throw Refusal.because(RefusalCode.USER_NOT_FOUND, "There is no user " + unknown.getFirst() + ".");
        }
    }
}

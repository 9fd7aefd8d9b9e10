package chat.verbatim.command.chat;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import java.util.List;
import java.util.Optional;

/** Who may do what in a chat. All rules that do not look at a single message stand here. */
enum ChatPolicy {
    POST(Rule.MEMBERS_ONLY),
    RENAME(Rule.MEMBERS_ONLY, Rule.GROUPS_ONLY),
    ADD(Rule.MEMBERS_ONLY, Rule.GROUPS_ONLY),
    REMOVE_OTHERS(Rule.MEMBERS_ONLY, Rule.GROUPS_ONLY, Rule.OWNER_ONLY),
    LEAVE(Rule.MEMBERS_ONLY, Rule.GROUPS_ONLY),
    CHANGE_MESSAGE(Rule.MEMBERS_ONLY);

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes immutable lists
    private final List<Rule> rules;

    ChatPolicy(Rule... rules) {
        this.rules = List.of(rules);
    }

    /** @throws RefusedException naming the first rule that says no */
    void check(ChatState chat, String actorId) {
        for (Rule rule : rules) {
            Optional<RefusedException> refused = rule.check(chat, actorId);
            if (refused.isPresent()) {
                throw refused.get();
            }
        }
    }

    /** For those who are no members a chat does not exist: the same words as for one that never was. */
    static RefusedException chatNotFound() {
        return Refusal.because(RefusalCode.CHAT_NOT_FOUND, "There is no such chat.");
    }

    private enum Rule {
        MEMBERS_ONLY {
            @Override
            Optional<RefusedException> check(ChatState chat, String actorId) {
                return refuseUnless(chat.exists() && chat.isMember(actorId), chatNotFound());
            }
        },
        GROUPS_ONLY {
            @Override
            Optional<RefusedException> check(ChatState chat, String actorId) {
                return refuseUnless(
                        chat.isGroup(),
                        Refusal.because(
                                RefusalCode.NOT_A_GROUP,
                                "A 1-1 chat has no name, and its two people stay among themselves."));
            }
        },
        OWNER_ONLY {
            @Override
            Optional<RefusedException> check(ChatState chat, String actorId) {
                return refuseUnless(
                        chat.isOwner(actorId),
                        Refusal.because(RefusalCode.FORBIDDEN, "Only the owner of the group may remove others."));
            }
        };

        abstract Optional<RefusedException> check(ChatState chat, String actorId);

        private static Optional<RefusedException> refuseUnless(boolean holds, RefusedException refusal) {
            return holds ? Optional.empty() : Optional.of(refusal);
        }
    }
}

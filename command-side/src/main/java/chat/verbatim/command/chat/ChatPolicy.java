package chat.verbatim.command.chat;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.chat.ChatView.Role;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Who may do what in a chat. All rules that do not look at a single message stand here. */
enum ChatPolicy {
    POST(Rule.MEMBERS_ONLY),
    RENAME(Rule.MEMBERS_ONLY, Rule.GROUPS_ONLY),
    ADD(Rule.MEMBERS_ONLY, Rule.GROUPS_ONLY),
    REMOVE_MEMBERS(Rule.MEMBERS_ONLY, Rule.GROUPS_ONLY, Rule.ADMINS_ONLY),
    /** The owner cannot be removed: who tries is not the owner. */
    REMOVE_OWNER_OR_ADMINS(Rule.MEMBERS_ONLY, Rule.GROUPS_ONLY, Rule.OWNER_ONLY),
    CHANGE_ROLES(Rule.MEMBERS_ONLY, Rule.GROUPS_ONLY, Rule.OWNER_ONLY),
    /** By an operator, who need not be in it. */
    APPOINT_FROM_OUTSIDE(Rule.GROUPS_ONLY),
    STEP_DOWN(Rule.MEMBERS_ONLY, Rule.GROUPS_ONLY),
    LEAVE(Rule.MEMBERS_ONLY, Rule.GROUPS_ONLY),
    CHANGE_MESSAGE(Rule.MEMBERS_ONLY),
    REACT(Rule.MEMBERS_ONLY);

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
                return refuseUnless(chat.exists() && chat.isMember(actorId), ChatPolicy::chatNotFound);
            }
        },
        GROUPS_ONLY {
            @Override
            Optional<RefusedException> check(ChatState chat, String actorId) {
                return refuseUnless(
                        chat.isGroup(),
                        () -> Refusal.because(
                                RefusalCode.NOT_A_GROUP,
                                "A 1-1 chat has no name, and its two people stay among themselves."));
            }
        },
        OWNER_ONLY {
            @Override
            Optional<RefusedException> check(ChatState chat, String actorId) {
                return refuseUnless(
                        chat.isOwner(actorId),
                        () -> Refusal.because(RefusalCode.FORBIDDEN, "Only the owner of the group may do this."));
            }
        },
        ADMINS_ONLY {
            @Override
            Optional<RefusedException> check(ChatState chat, String actorId) {
                return refuseUnless(
                        chat.roleOf(actorId) != Role.MEMBER,
                        () -> Refusal.because(
                                RefusalCode.FORBIDDEN, "Only the owner and the admins of the group may do this."));
            }
        };

        abstract Optional<RefusedException> check(ChatState chat, String actorId);

        private static Optional<RefusedException> refuseUnless(boolean holds, Supplier<RefusedException> refusal) {
            return holds ? Optional.empty() : Optional.of(refusal.get());
        }
    }
}

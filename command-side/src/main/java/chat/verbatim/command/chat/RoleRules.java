package chat.verbatim.command.chat;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.chat.ChatCommand.AppointAdmin;
import chat.verbatim.api.chat.ChatCommand.ChangeRole;
import chat.verbatim.api.chat.ChatCommand.RemoveParticipant;
import chat.verbatim.api.chat.ChatView.Role;
import chat.verbatim.api.moderation.Suspensions;

/** Which policy a change of a member falls under, by the roles of both. */
final class RoleRules {
    private RoleRules() {}

    /** Whoever removes themselves leaves. */
    static ChatPolicy removalOf(RemoveParticipant command, ChatState chat) {
        if (command.userId().equals(command.actorId())) {
            return ChatPolicy.LEAVE;
        }
        return chat.roleOf(command.userId()) == Role.MEMBER
                ? ChatPolicy.REMOVE_MEMBERS
                : ChatPolicy.REMOVE_OWNER_OR_ADMINS;
    }

    /**
     * Whether the role is another than the one that the member has.
     *
     * @throws RefusedException when it must not be given
     */
    static boolean changes(ChatState chat, ChangeRole command) {
        String userId = command.userId();
        boolean stepsDown = userId.equals(command.actorId()) && !chat.isOwner(userId) && command.role() == Role.MEMBER;
        (stepsDown ? ChatPolicy.STEP_DOWN : ChatPolicy.CHANGE_ROLES).check(chat, command.actorId());
        if (!chat.isMember(userId)) {
            throw Refusal.because(RefusalCode.USER_NOT_FOUND, "Only members of the group have a role; add them first.");
        }
        Role role = chat.roleOf(userId);
        if (role == Role.OWNER && command.role() != Role.OWNER) {
            throw Refusal.invalid(
                    "role", "a group has an owner; make somebody else the owner, and this one is an admin");
        }
        return role != command.role();
    }

    /**
     * Whether an operator has to do what the owner cannot: false for a member who is an admin already.
     *
     * @throws RefusedException when the owner can, or nothing is to be had by it
     */
    static boolean appoints(ChatState chat, AppointAdmin command, Suspensions suspensions) {
        ChatPolicy.APPOINT_FROM_OUTSIDE.check(chat, command.actorId());
        String userId = command.userId();
        if (userId.equals(command.actorId())) {
            // Whoever may suspend its owner would have every group they are in.
            throw Refusal.because(RefusalCode.CONFLICT, "Nobody makes themselves an admin. Choose another member.");
        }
        if (!chat.isMember(userId)) {
            throw Refusal.because(RefusalCode.USER_NOT_FOUND, "Only members of the group can become its admins.");
        }
        if (chat.roleOf(userId) != Role.MEMBER) {
            return false;
        }
        if (suspensions.find(userId).isPresent()) {
            throw Refusal.because(RefusalCode.CONFLICT, "They are suspended. Choose another member.");
        }
        String owner = chat.owner();
        if (owner != null && suspensions.find(owner).isEmpty()) {
            throw Refusal.because(
                    RefusalCode.CONFLICT,
                    "The group has an owner who is not suspended. It is for them to make admins.");
        }
        return true;
    }
}

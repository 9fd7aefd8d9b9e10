package chat.verbatim.command.chat;

import static chat.verbatim.command.chat.ChatFixture.CHAT;
import static chat.verbatim.command.chat.ChatFixture.aDirectChat;
import static chat.verbatim.command.chat.ChatFixture.aFixture;
import static chat.verbatim.command.chat.ChatFixture.aGroup;
import static chat.verbatim.command.chat.ChatFixture.refusal;
import static chat.verbatim.command.chat.ChatFixture.said;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatCommand.ChangeRole;
import chat.verbatim.api.chat.ChatCommand.DeleteMessage;
import chat.verbatim.api.chat.ChatCommand.EditMessage;
import chat.verbatim.api.chat.ChatCommand.RemoveParticipant;
import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.ParticipantAdded;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.chat.ChatEvent.RoleChanged;
import chat.verbatim.api.chat.ChatView.Role;
import chat.verbatim.api.message.MessageContent;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** Who is what in a group, and what that allows. Ada owns it; grace and barbara are members at first. */
class ChatRolesTest {
    private final FixtureConfiguration<Chat> chat = aFixture();

    private static RoleChanged made(String actor, String user, Role role) {
        return new RoleChanged(CHAT, actor, user, role);
    }

    private static ChangeRole make(String actor, String user, Role role) {
        return new ChangeRole(CHAT, actor, user, role);
    }

    @Test
    void theOwnerMakesAdmins() {
        chat.given(aGroup())
                .when(make("ada", "grace", Role.ADMIN))
                .expectEvents(made("ada", "grace", Role.ADMIN))
                .expectResultMessagePayload(Accepted.at(1));
    }

    @Test
    void theOwnerUnmakesAdmins() {
        chat.given(aGroup(), made("ada", "grace", Role.ADMIN))
                .when(make("ada", "grace", Role.MEMBER))
                .expectEvents(made("ada", "grace", Role.MEMBER));
    }

    @Test
    void theRoleThatSomebodyHasChangesNothing() {
        chat.given(aGroup(), made("ada", "grace", Role.ADMIN))
                .when(make("ada", "grace", Role.ADMIN))
                .expectNoEvents()
                .expectResultMessagePayload(Accepted.already(1).withPosition(2));
        chat.given(aGroup()).when(make("ada", "ada", Role.OWNER)).expectNoEvents();
    }

    @Test
    void adminsMakeNoAdmins() {
        chat.given(aGroup(), made("ada", "grace", Role.ADMIN))
                .when(make("grace", "barbara", Role.ADMIN))
                .expectException(refusal(RefusalCode.FORBIDDEN))
                .expectNoEvents();
    }

    @Test
    void nobodyMakesThemselvesMore() {
        chat.given(aGroup(), made("ada", "grace", Role.ADMIN))
                .when(make("grace", "grace", Role.OWNER))
                .expectException(refusal(RefusalCode.FORBIDDEN));
        chat.given(aGroup())
                .when(make("grace", "grace", Role.ADMIN))
                .expectException(refusal(RefusalCode.FORBIDDEN))
                .expectNoEvents();
    }

    @Test
    void anAdminMayStepDown() {
        chat.given(aGroup(), made("ada", "grace", Role.ADMIN))
                .when(make("grace", "grace", Role.MEMBER))
                .expectEvents(made("grace", "grace", Role.MEMBER));
    }

    @Test
    void theOwnerDoesNotStepDownButHandsOver() {
        chat.given(aGroup())
                .when(make("ada", "ada", Role.MEMBER))
                .expectException(refusal(RefusalCode.INVALID_REQUEST))
                .expectNoEvents();
        chat.given(aGroup(), made("ada", "grace", Role.OWNER))
                .when(make("grace", "ada", Role.MEMBER))
                .expectEvents(made("grace", "ada", Role.MEMBER));
    }

    @Test
    void whoHandedOverIsAnAdmin() {
        chat.given(aGroup(), made("ada", "grace", Role.OWNER))
                .when(make("ada", "barbara", Role.ADMIN))
                .expectException(refusal(RefusalCode.FORBIDDEN));
        chat.given(aGroup(), made("ada", "grace", Role.OWNER))
                .when(new RemoveParticipant(CHAT, "ada", "barbara"))
                .expectEvents(new ParticipantRemoved(CHAT, "ada", "barbara", null));
    }

    @Test
    void onlyMembersHaveARole() {
        chat.given(aGroup())
                .when(make("ada", "mallory", Role.ADMIN))
                .expectException(refusal(RefusalCode.USER_NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void forAStrangerThereIsNoChat() {
        chat.given(aGroup())
                .when(make("mallory", "mallory", Role.OWNER))
                .expectException(refusal(RefusalCode.CHAT_NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void twoPeopleHaveNoRoles() {
        chat.given(aDirectChat())
                .when(make("ada", "grace", Role.ADMIN))
                .expectException(refusal(RefusalCode.NOT_A_GROUP))
                .expectNoEvents();
    }

    @Test
    void adminsRemoveMembers() {
        chat.given(aGroup(), made("ada", "grace", Role.ADMIN))
                .when(new RemoveParticipant(CHAT, "grace", "barbara"))
                .expectEvents(new ParticipantRemoved(CHAT, "grace", "barbara", null));
    }

    @Test
    void adminsRemoveNeitherTheOwnerNorOtherAdmins() {
        chat.given(aGroup(), made("ada", "grace", Role.ADMIN))
                .when(new RemoveParticipant(CHAT, "grace", "ada"))
                .expectException(refusal(RefusalCode.FORBIDDEN));
        chat.given(aGroup(), made("ada", "grace", Role.ADMIN), made("ada", "barbara", Role.ADMIN))
                .when(new RemoveParticipant(CHAT, "grace", "barbara"))
                .expectException(refusal(RefusalCode.FORBIDDEN))
                .expectNoEvents();
    }

    @Test
    void theOwnerRemovesAdmins() {
        chat.given(aGroup(), made("ada", "grace", Role.ADMIN))
                .when(new RemoveParticipant(CHAT, "ada", "grace"))
                .expectEvents(new ParticipantRemoved(CHAT, "ada", "grace", null));
    }

    @Test
    void adminsDeleteWhatOthersSay() {
        chat.given(aGroup(), made("ada", "grace", Role.ADMIN), said("barbara", "Hello"))
                .when(new DeleteMessage(CHAT, "grace", 2))
                .expectEvents(new MessageDeleted(CHAT, "grace", 2));
    }

    @Test
    void membersDeleteNothingOfOthersAndAdminsEditNothing() {
        chat.given(aGroup(), said("ada", "Hello"))
                .when(new DeleteMessage(CHAT, "barbara", 1))
                .expectException(refusal(RefusalCode.FORBIDDEN));
        chat.given(aGroup(), made("ada", "grace", Role.ADMIN), said("barbara", "Hello"))
                .when(new EditMessage(CHAT, "grace", 2, new MessageContent("Words in her mouth")))
                .expectException(refusal(RefusalCode.FORBIDDEN))
                .expectNoEvents();
    }

    @Test
    void theLongestStandingAdminInheritsBeforeOlderMembers() {
        chat.given(aGroup(), made("ada", "barbara", Role.ADMIN))
                .when(new RemoveParticipant(CHAT, "ada", "ada"))
                .expectEvents(new ParticipantRemoved(CHAT, "ada", "ada", "barbara"));
        chat.given(aGroup(), made("ada", "barbara", Role.ADMIN), made("ada", "grace", Role.ADMIN))
                .when(new RemoveParticipant(CHAT, "ada", "ada"))
                .expectEvents(new ParticipantRemoved(CHAT, "ada", "ada", "grace"));
    }

    @Test
    void whoWasRemovedIsNoAdminAfterAReturn() {
        chat.given(
                        aGroup(),
                        made("ada", "grace", Role.ADMIN),
                        new ParticipantRemoved(CHAT, "ada", "grace", null),
                        new ParticipantAdded(CHAT, "ada", "grace"))
                .when(new RemoveParticipant(CHAT, "grace", "barbara"))
                .expectException(refusal(RefusalCode.FORBIDDEN))
                .expectNoEvents();
    }

    @Test
    void whoWasRemovedMeanwhileDecidesNothing() {
        chat.given(aGroup(), made("ada", "grace", Role.ADMIN), new ParticipantRemoved(CHAT, "ada", "grace", null))
                .when(new RemoveParticipant(CHAT, "grace", "barbara"))
                .expectException(refusal(RefusalCode.CHAT_NOT_FOUND))
                .expectNoEvents();
    }
}

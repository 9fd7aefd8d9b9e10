package chat.verbatim.command.chat;

import static chat.verbatim.command.chat.ChatFixture.CHAT;
import static chat.verbatim.command.chat.ChatFixture.aDirectChat;
import static chat.verbatim.command.chat.ChatFixture.aFixture;
import static chat.verbatim.command.chat.ChatFixture.aGroup;
import static chat.verbatim.command.chat.ChatFixture.refusal;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatCommand.AppointAdmin;
import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.chat.ChatEvent.RoleChanged;
import chat.verbatim.api.chat.ChatView.Role;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** An operator gives a group an admin, when grace owns it, who is suspended. */
class ChatHelpTest {
    private final FixtureConfiguration<Chat> chat = aFixture();

    private static ChatCreated graces() {
        return new ChatCreated(CHAT, "grace", List.of("grace", "ada", "barbara"), true, "Engine");
    }

    private static AppointAdmin appoint(String userId) {
        return new AppointAdmin(CHAT, "operator", userId);
    }

    private static RoleChanged made(String userId) {
        return new RoleChanged(CHAT, "operator", userId, Role.ADMIN);
    }

    @Test
    void aMemberBecomesAnAdminByTheWillOfAnOperator() {
        chat.given(graces()).when(appoint("ada")).expectEvents(made("ada")).expectResultMessagePayload(Accepted.at(1));
    }

    /** Whoever may suspend owners would have every group they are in. */
    @Test
    void anOperatorWhoIsAMemberMakesNoAdminOfThemselves() {
        chat.given(new ChatCreated(CHAT, "grace", List.of("grace", "ada", "operator"), true, "Engine"))
                .when(appoint("operator"))
                .expectNoEvents()
                .expectException(refusal(RefusalCode.CONFLICT));
    }

    @Test
    void whoIsAnAdminStaysOne() {
        chat.given(graces(), made("ada"))
                .when(appoint("ada"))
                .expectNoEvents()
                .expectResultMessagePayload(Accepted.already(1).withPosition(2));
    }

    @Test
    void whereTheOwnerIsThereItIsForThem() {
        chat.given(aGroup())
                .when(appoint("barbara"))
                .expectException(refusal(RefusalCode.CONFLICT))
                .expectNoEvents();
    }

    @Test
    void nobodyFromOutsideAndNobodySuspendedBecomesOne() {
        chat.given(graces())
                .when(appoint("mallory"))
                .expectException(refusal(RefusalCode.USER_NOT_FOUND))
                .expectNoEvents();
        chat.given(aGroup())
                .when(appoint("grace"))
                .expectException(refusal(RefusalCode.CONFLICT))
                .expectNoEvents();
    }

    @Test
    void aChatOfTwoHasNoAdmins() {
        chat.given(aDirectChat())
                .when(appoint("ada"))
                .expectException(refusal(RefusalCode.NOT_A_GROUP))
                .expectNoEvents();
    }
}

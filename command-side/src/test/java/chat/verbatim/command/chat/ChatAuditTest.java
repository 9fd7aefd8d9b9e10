package chat.verbatim.command.chat;

import static chat.verbatim.command.chat.ChatFixture.CHAT;
import static chat.verbatim.command.chat.ChatFixture.aDirectChat;
import static chat.verbatim.command.chat.ChatFixture.aFixture;
import static chat.verbatim.command.chat.ChatFixture.aGroup;
import static chat.verbatim.command.chat.ChatFixture.refusal;
import static chat.verbatim.command.chat.ChatFixture.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.audit.AuditReason;
import chat.verbatim.api.chat.ChatCommand.AuditChat;
import chat.verbatim.api.chat.ChatCommand.CreateChat;
import chat.verbatim.api.chat.ChatEvent.ChatAudited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatName;
import chat.verbatim.command.Claims;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a chat says to somebody who wants to read it and need not be in it. */
class ChatAuditTest {
    private final FixtureConfiguration<Chat> chat = aFixture();

    private static AuditChat audit(String actor, String auditId) {
        return new AuditChat(CHAT, actor, auditId, new AuditReason("Case 17"));
    }

    private static ChatAudited audited(String auditId) {
        return new ChatAudited(CHAT, "katherine", auditId, "Case 17");
    }

    @Test
    void anAuditorOpensAnyChat() {
        chat.given(aGroup())
                .when(audit("katherine", "a1"))
                .expectEvents(audited("a1"))
                .expectResultMessagePayload(Accepted.at(1));
        chat.given(aDirectChat()).when(audit("katherine", "a1")).expectEvents(audited("a1"));
    }

    @Test
    void nobodyElseDoesMembersIncluded() {
        chat.given(aGroup())
                .when(audit("ada", "a1"))
                .expectException(refusal(RefusalCode.FORBIDDEN))
                .expectNoEvents();
    }

    @Test
    void theSameAuditIsOpenedOnce() {
        chat.given(aGroup())
                .andGiven(audited("a1"))
                .when(audit("katherine", "a2"))
                .expectEvents(audited("a2"));
        chat.givenCommands(aGroupByCommand(), audit("katherine", "a1"))
                .when(audit("katherine", "a1"), Map.of(Claims.HOLDER_SEQ, 1L))
                .expectNoEvents()
                .expectResultMessagePayload(Accepted.already(1).withPosition(2));
    }

    private static Object aGroupByCommand() {
        return new CreateChat(CHAT, "ada", List.of("grace"), true, new ChatName("Engine"));
    }

    @Test
    void anAuditMakesNobodyAMember() {
        chat.given(aGroup(), audited("a1"))
                .when(say("katherine", "Hello", "k1"))
                .expectException(refusal(RefusalCode.CHAT_NOT_FOUND))
                .expectNoEvents();
        chat.given(aGroup(), audited("a1"))
                .when(say("ada", "Hello", "k1"))
                .expectEvents(new MessageSent(CHAT, "ada", "Hello", "k1"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "two\nlines"})
    void thereIsAReasonInOneLine(@Nullable String reason) {
        assertThat(RefusedException.refusalIn(catchThrowable(() -> AuditReason.of(reason))))
                .hasValueSatisfying(refusal -> assertThat(refusal.errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.field()).isEqualTo("reason")));
    }

    @Test
    void aReasonIsNoBook() {
        assertThat(AuditReason.of("x".repeat(500)).value()).hasSize(500);
        assertThat(RefusedException.refusalIn(catchThrowable(() -> AuditReason.of("x".repeat(501)))))
                .isPresent();
    }
}

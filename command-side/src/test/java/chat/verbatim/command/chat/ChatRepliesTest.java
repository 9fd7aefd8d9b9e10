package chat.verbatim.command.chat;

import static chat.verbatim.command.chat.ChatFixture.CHAT;
import static chat.verbatim.command.chat.ChatFixture.aFixture;
import static chat.verbatim.command.chat.ChatFixture.aGroup;
import static chat.verbatim.command.chat.ChatFixture.refusal;
import static chat.verbatim.command.chat.ChatFixture.said;
import static chat.verbatim.command.chat.ChatFixture.say;

import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatCommand.DeleteMessage;
import chat.verbatim.api.chat.ChatCommand.SendMessage;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.message.IdempotencyKey;
import chat.verbatim.api.message.MessageContent;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** What may be replied to. */
class ChatRepliesTest {
    private final FixtureConfiguration<Chat> chat = aFixture();

    private static SendMessage reply(String sender, String content, String key, long seq) {
        return new SendMessage(CHAT, sender, new MessageContent(content), new IdempotencyKey(key), seq, List.of());
    }

    @Test
    void aMessageOfTheChatMayBeRepliedTo() {
        chat.given(aGroup(), said("ada", "Hello"))
                .when(reply("grace", "Hi", "k1", 1))
                .expectEvents(new MessageSent(CHAT, "grace", "Hi", "k1", 1L, null));
    }

    @Test
    void whatSomebodySaidWhoHasLeftMayBeRepliedTo() {
        chat.given(aGroup(), said("barbara", "Bye"), new ParticipantRemoved(CHAT, "barbara", "barbara", null))
                .when(reply("grace", "Come back", "k1", 1))
                .expectEvents(new MessageSent(CHAT, "grace", "Come back", "k1", 1L, null));
    }

    @Test
    void whatIsNoMessageIsNotRepliedTo() {
        chat.given(aGroup(), said("ada", "Hello"))
                .when(reply("grace", "Hi", "k1", 0))
                .expectException(refusal(RefusalCode.MESSAGE_NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void whatWasNotSaidYetIsNotRepliedTo() {
        chat.given(aGroup(), said("ada", "Hello"))
                .when(reply("grace", "Hi", "k1", 2))
                .expectException(refusal(RefusalCode.MESSAGE_NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void aDeletedMessageIsNotRepliedTo() {
        chat.givenCommands()
                .andGiven(aGroup(), said("ada", "Hello"))
                .andGivenCommands(new DeleteMessage(CHAT, "ada", 1))
                .when(reply("grace", "Hi", "k1", 1))
                .expectException(refusal(RefusalCode.MESSAGE_DELETED))
                .expectNoEvents();
    }

    @Test
    void aResendIsAnsweredThoughTheMessageItRepliesToWasDeletedMeanwhile() {
        chat.givenCommands()
                .andGiven(aGroup(), said("ada", "Hello"), new MessageSent(CHAT, "grace", "Hi", "k1", 1L, null))
                .andGivenCommands(new DeleteMessage(CHAT, "ada", 1))
                .when(reply("grace", "Hi", "k1", 1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aStrangerIsNotToldWhetherThereIsSuchAMessage() {
        chat.given(aGroup(), said("ada", "Hello"))
                .when(reply("mallory", "Hi", "k1", 7))
                .expectException(refusal(RefusalCode.CHAT_NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void whatRepliesToNothingIsStoredAsEver() {
        chat.given(aGroup()).when(say("grace", "Hi", "k1")).expectEvents(new MessageSent(CHAT, "grace", "Hi", "k1"));
    }
}

package chat.verbatim.command.chat;

import static chat.verbatim.command.chat.ChatFixture.CHAT;
import static chat.verbatim.command.chat.ChatFixture.aDirectChat;
import static chat.verbatim.command.chat.ChatFixture.aFixture;
import static chat.verbatim.command.chat.ChatFixture.aGroup;
import static chat.verbatim.command.chat.ChatFixture.refusal;
import static chat.verbatim.command.chat.ChatFixture.said;
import static chat.verbatim.command.chat.ChatFixture.say;
import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatCommand;
import chat.verbatim.api.chat.ChatCommand.DeleteMessage;
import chat.verbatim.api.chat.ChatCommand.EditMessage;
import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.message.MessageContent;
import chat.verbatim.api.message.SentMessage;
import chat.verbatim.command.Claims;
import chat.verbatim.eventstore.DenseLogEventStore;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people say, change and take back. */
class ChatMessagesTest {
    private final FixtureConfiguration<Chat> chat = aFixture();

    @Test
    void aMemberMaySpeakAndItsKeyIsClaimed() {
        chat.given(aGroup())
                .when(say("grace", "Hello", "k1"))
                .expectEvents(new MessageSent(CHAT, "grace", "Hello", "k1"))
                .expectResultMessagePayloadMatching(answer(sent -> {
                    assertThat(sent.seq()).isEqualTo(1);
                    assertThat(sent.repeated()).isFalse();
                }));
        assertThat(claimOfLastEvent()).isEqualTo("msg:c1:grace:k1");
    }

    @Test
    void theSameKeyIsTheSameMessageWhateverItSays() {
        chat.given(aGroup(), new MessageSent(CHAT, "grace", "Hello", "k1"), said("ada", "later"))
                .when(say("grace", "something else", "k1"))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(answer(sent -> {
                    assertThat(sent.event().content()).isEqualTo("Hello");
                    assertThat(sent.seq()).isEqualTo(1);
                    assertThat(sent.position()).isEqualTo(2);
                    assertThat(sent.repeated()).isTrue();
                }));
    }

    @Test
    void anotherSenderMayUseTheSameKey() {
        chat.given(aGroup(), new MessageSent(CHAT, "grace", "Hello", "k1"))
                .when(say("ada", "Hi", "k1"))
                .expectEvents(new MessageSent(CHAT, "ada", "Hi", "k1"));
    }

    @Test
    void aKeyThatTheChatForgotIsAnsweredFromTheLogOnceItsClaimIsFoundTaken() {
        Object[] manyMessages = IntStream.range(0, ChatState.REMEMBERED + 1)
                .mapToObj(i -> said("ada", "m" + i))
                .toArray();
        chat.given(aGroup())
                .andGiven(manyMessages)
                .when(say("ada", "m0", "key-m0"), Map.of(Claims.HOLDER_SEQ, 1L))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(
                        answer(sent -> assertThat(sent.seq()).isEqualTo(1)));
    }

    @Test
    void aRemovedSenderIsToldNothingByAnOldKey() {
        chat.given(
                        aGroup(),
                        new MessageSent(CHAT, "grace", "Hello", "k1"),
                        new ParticipantRemoved(CHAT, "ada", "grace", null))
                .when(say("grace", "Hello", "k1"))
                .expectException(refusal(RefusalCode.CHAT_NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void theSenderMayEdit() {
        chat.given(aGroup(), said("grace", "Helo"))
                .when(edit("grace", 1, "Hello"))
                .expectEvents(new MessageEdited(CHAT, "grace", 1, "Hello"))
                .expectResultMessagePayload(Accepted.at(2));
        assertThat(claimOfLastEvent()).isEqualTo("edited:c1:1");
    }

    @Test
    void nobodyElseMayEditNotEvenTheOwner() {
        chat.given(aGroup(), said("grace", "Hello"))
                .when(edit("ada", 1, "Goodbye"))
                .expectException(refusal(RefusalCode.FORBIDDEN))
                .expectNoEvents();
    }

    @Test
    void theSameContentChangesNothing() {
        chat.given(aGroup(), said("grace", "Hello"))
                .when(edit("grace", 1, "Hello"))
                .expectNoEvents()
                .expectResultMessagePayload(Accepted.already(1).withPosition(2));
    }

    @Test
    void theSameEditAgainChangesNothing() {
        givenCommandsThat(say("grace", "Helo", "k"), edit("grace", 1, "Hello"), edit("grace", 1, "Hello!"))
                .when(edit("grace", 1, "Hello!"))
                .expectNoEvents()
                .expectResultMessagePayload(Accepted.already(3).withPosition(4));
    }

    @Test
    void editingBackToTheFirstWordsIsAnEdit() {
        givenCommandsThat(say("grace", "Helo", "k"), edit("grace", 1, "Hello"))
                .when(edit("grace", 1, "Helo"))
                .expectEvents(new MessageEdited(CHAT, "grace", 1, "Helo"));
    }

    @Test
    void anEditOfLongAgoIsNotMistakenForTheFirstWords() {
        chat.given(aGroup(), said("grace", "Helo"))
                .andGivenCommands(edit("grace", 1, "Hello"))
                .andGiven(IntStream.range(0, ChatState.REMEMBERED)
                        .mapToObj(i -> new MessageEdited(CHAT, "ada", 100 + i, "x"))
                        .toArray())
                .when(edit("grace", 1, "Helo"))
                .expectEvents(new MessageEdited(CHAT, "grace", 1, "Helo"));
    }

    @Test
    void theSenderMayDelete() {
        chat.given(aDirectChat(), said("grace", "Hello"))
                .when(new DeleteMessage(CHAT, "grace", 1))
                .expectEvents(new MessageDeleted(CHAT, "grace", 1));
        assertThat(claimOfLastEvent()).isEqualTo("deleted:c1:1");
    }

    @Test
    void theOwnerOfAGroupMayDeleteAnyMessage() {
        chat.given(aGroup(), said("grace", "Hello"))
                .when(new DeleteMessage(CHAT, "ada", 1))
                .expectEvents(new MessageDeleted(CHAT, "ada", 1));
    }

    @Test
    void whoBeganA11ChatOwnsNothing() {
        chat.given(aDirectChat(), said("grace", "Hello"))
                .when(new DeleteMessage(CHAT, "ada", 1))
                .expectException(refusal(RefusalCode.FORBIDDEN))
                .expectNoEvents();
    }

    @Test
    void deletingAgainChangesNothing() {
        givenCommandsThat(say("grace", "Hello", "k"), new DeleteMessage(CHAT, "grace", 1))
                .when(new DeleteMessage(CHAT, "ada", 1))
                .expectNoEvents()
                .expectResultMessagePayload(Accepted.already(2).withPosition(3));
    }

    @Test
    void aDeletedMessageCannotBeEdited() {
        givenCommandsThat(say("grace", "Hello", "k"), new DeleteMessage(CHAT, "grace", 1))
                .when(edit("grace", 1, "again"))
                .expectException(refusal(RefusalCode.MESSAGE_DELETED))
                .expectNoEvents();
    }

    static Stream<ChatCommand> messagesThatAreNone() {
        return Stream.of(
                edit("ada", 0, "x"),
                edit("ada", 99, "x"),
                new DeleteMessage(CHAT, "ada", 0),
                new DeleteMessage(CHAT, "ada", 99),
                new DeleteMessage(CHAT, "ada", Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("messagesThatAreNone")
    void whatIsNoMessageIsNotFound(ChatCommand command) {
        chat.given(aGroup(), said("ada", "Hello"))
                .when(command)
                .expectException(refusal(RefusalCode.MESSAGE_NOT_FOUND))
                .expectNoEvents();
    }

    static Stream<ChatCommand> strangersWords() {
        return Stream.of(say("mallory", "Hello", "k"), edit("mallory", 1, "x"), new DeleteMessage(CHAT, "mallory", 1));
    }

    @ParameterizedTest
    @MethodSource("strangersWords")
    void forAStrangerThereIsNoChat(ChatCommand command) {
        chat.given(aGroup(), said("ada", "Hello"))
                .when(command)
                .expectException(refusal(RefusalCode.CHAT_NOT_FOUND))
                .expectExceptionMessage("There is no such chat.")
                .expectNoEvents();
    }

    private TestExecutor<Chat> givenCommandsThat(ChatCommand... commands) {
        return chat.given(aGroup()).andGivenCommands((Object[]) commands);
    }

    private static Matcher<SentMessage> answer(Consumer<SentMessage> assertions) {
        return new CustomTypeSafeMatcher<>("an answer that fits") {
            @Override
            protected boolean matchesSafely(SentMessage sent) {
                assertions.accept(sent);
                return true;
            }
        };
    }

    private static EditMessage edit(String actor, long seq, String content) {
        return new EditMessage(CHAT, actor, seq, new MessageContent(content));
    }

    private @Nullable Object claimOfLastEvent() {
        return chat.getEventStore()
                .readEvents(CHAT)
                .asStream()
                .reduce((first, second) -> second)
                .orElseThrow()
                .getMetaData()
                .get(DenseLogEventStore.CLAIM);
    }
}

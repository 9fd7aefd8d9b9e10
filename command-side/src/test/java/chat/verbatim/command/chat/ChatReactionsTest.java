package chat.verbatim.command.chat;

import static chat.verbatim.command.chat.ChatFixture.CHAT;
import static chat.verbatim.command.chat.ChatFixture.aFixture;
import static chat.verbatim.command.chat.ChatFixture.aGroup;
import static chat.verbatim.command.chat.ChatFixture.refusal;
import static chat.verbatim.command.chat.ChatFixture.said;
import static chat.verbatim.command.chat.ChatFixture.say;
import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatCommand;
import chat.verbatim.api.chat.ChatCommand.AddReaction;
import chat.verbatim.api.chat.ChatCommand.DeleteMessage;
import chat.verbatim.api.chat.ChatCommand.RemoveReaction;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.chat.ChatEvent.ReactionAdded;
import chat.verbatim.api.chat.ChatEvent.ReactionRemoved;
import chat.verbatim.api.reaction.Emoji;
import chat.verbatim.eventstore.DenseLogEventStore;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people answer with one emoji. The message that they react to has seq 1. */
class ChatReactionsTest {
    private static final String THUMB = "👍";
    private static final String HEART = "❤️";

    private final FixtureConfiguration<Chat> chat = aFixture();

    @Test
    void aMemberMayReactAndTheFirstSlotIsClaimed() {
        givenCommandsThat()
                .when(add("grace", THUMB))
                .expectEvents(new ReactionAdded(CHAT, "grace", 1, THUMB))
                .expectResultMessagePayload(Accepted.at(2));
        assertThat(claims()).containsExactly("reaction:c1:1:grace:1");
    }

    @Test
    void theSenderMayReactToTheirOwnMessage() {
        givenCommandsThat().when(add("ada", THUMB)).expectEvents(new ReactionAdded(CHAT, "ada", 1, THUMB));
    }

    @Test
    void eachFurtherEmojiOfAPersonTakesTheNextSlot() {
        givenCommandsThat(add("grace", THUMB), add("ada", THUMB))
                .when(add("grace", HEART))
                .expectEvents(new ReactionAdded(CHAT, "grace", 1, HEART));
        assertThat(claims()).containsExactly("reaction:c1:1:grace:1", "reaction:c1:1:ada:1", "reaction:c1:1:grace:2");
    }

    @Test
    void theSameReactionAgainStoresNothing() {
        givenCommandsThat(add("grace", THUMB), add("ada", HEART))
                .when(add("grace", THUMB))
                .expectNoEvents()
                .expectResultMessagePayload(Accepted.already(2).withPosition(3));
    }

    @Test
    void thePictureIsTheSameHoweverItIsWritten() {
        givenCommandsThat(add("grace", HEART)).when(add("grace", "❤")).expectNoEvents();
    }

    @Test
    void aReactionIsTakenBack() {
        givenCommandsThat(add("grace", THUMB))
                .when(remove("grace", THUMB))
                .expectEvents(new ReactionRemoved(CHAT, "grace", 1, THUMB))
                .expectResultMessagePayload(Accepted.at(3));
    }

    @Test
    void takingItBackAgainStoresNothing() {
        givenCommandsThat(add("grace", THUMB), remove("grace", THUMB))
                .when(remove("grace", THUMB))
                .expectNoEvents()
                .expectResultMessagePayload(Accepted.already(3).withPosition(4));
    }

    @Test
    void takingBackWhatNeverWasStoresNothing() {
        givenCommandsThat(add("grace", THUMB))
                .when(remove("ada", THUMB))
                .expectNoEvents()
                .expectResultMessagePayload(Accepted.already(2).withPosition(3));
    }

    @Test
    void whoTookItBackMayReactAgainInTheSameSlot() {
        givenCommandsThat(add("grace", THUMB), remove("grace", THUMB))
                .when(add("grace", THUMB))
                .expectEvents(new ReactionAdded(CHAT, "grace", 1, THUMB));
        assertThat(claims()).containsExactly("reaction:c1:1:grace:1");
    }

    @Test
    void whatTheChatForgotIsStoredAgainInItsOldSlot() {
        givenForgotten(add("grace", THUMB))
                .when(add("grace", THUMB))
                .expectEvents(new ReactionAdded(CHAT, "grace", 1, THUMB));
        assertThat(claims()).containsExactly("reaction:c1:1:grace:1");
    }

    @Test
    void whatTheChatForgotIsTakenBack() {
        givenForgotten(add("grace", THUMB))
                .when(remove("grace", THUMB))
                .expectEvents(new ReactionRemoved(CHAT, "grace", 1, THUMB));
    }

    @Test
    void whatNeverWasIsKnownAsThatForEver() {
        givenForgotten(add("grace", THUMB)).when(remove("grace", HEART)).expectNoEvents();
    }

    @Test
    void aPersonHasSoManyEmojisForAMessageEvenIfTheChatForgotThem() {
        ChatCommand[] all =
                emojis(ReactionSlots.MOST).map(it -> add("grace", it)).toArray(ChatCommand[]::new);
        givenForgotten(all)
                .when(add("grace", HEART))
                .expectException(refusal(RefusalCode.LIMIT_REACHED))
                .expectNoEvents();
    }

    @Test
    void whoHasUsedAllSlotsMayStillChangeAmongThem() {
        ChatCommand[] all =
                emojis(ReactionSlots.MOST).map(it -> add("grace", it)).toArray(ChatCommand[]::new);
        String last = emojis(ReactionSlots.MOST).toList().getLast();
        givenCommandsThat(all).when(remove("grace", last)).expectEvents(new ReactionRemoved(CHAT, "grace", 1, last));
    }

    @Test
    void oneEmojiMoreOfSomebodyElseIsNotCounted() {
        ChatCommand[] all =
                emojis(ReactionSlots.MOST).map(it -> add("grace", it)).toArray(ChatCommand[]::new);
        givenCommandsThat(all).when(add("ada", HEART)).expectEvents(new ReactionAdded(CHAT, "ada", 1, HEART));
    }

    @Test
    void nobodyReactsToADeletedMessage() {
        givenCommandsThat(add("grace", THUMB), new DeleteMessage(CHAT, "ada", 1))
                .when(add("barbara", THUMB))
                .expectException(refusal(RefusalCode.MESSAGE_DELETED))
                .expectNoEvents();
    }

    @Test
    void withADeletedMessageItsReactionsAreGone() {
        givenCommandsThat(add("grace", THUMB), new DeleteMessage(CHAT, "ada", 1))
                .when(remove("grace", THUMB))
                .expectNoEvents()
                .expectResultMessagePayload(Accepted.already(3).withPosition(4));
    }

    static Stream<ChatCommand> reactionsToNothing() {
        return Stream.of(0L, 2L, 99L, Long.MAX_VALUE)
                .flatMap(seq -> Stream.of(
                        new AddReaction(CHAT, "ada", seq, new Emoji(THUMB)),
                        new RemoveReaction(CHAT, "ada", seq, new Emoji(THUMB))));
    }

    @ParameterizedTest
    @MethodSource("reactionsToNothing")
    void whatIsNoMessageIsNotFound(ChatCommand command) {
        givenCommandsThat(add("grace", THUMB))
                .when(command)
                .expectException(refusal(RefusalCode.MESSAGE_NOT_FOUND))
                .expectNoEvents();
    }

    static Stream<ChatCommand> reactionsOfOutsiders() {
        return Stream.of("mallory", "barbara").flatMap(user -> Stream.of(add(user, THUMB), remove(user, THUMB)));
    }

    @ParameterizedTest
    @MethodSource("reactionsOfOutsiders")
    void forWhoIsNoMemberThereIsNoChat(ChatCommand command) {
        chat.given(aGroup(), said("ada", "Hello"), new ParticipantRemoved(CHAT, "ada", "barbara", null))
                .when(command)
                .expectException(refusal(RefusalCode.CHAT_NOT_FOUND))
                .expectNoEvents();
    }

    private TestExecutor<Chat> givenCommandsThat(ChatCommand... commands) {
        return chat.given(aGroup()).andGivenCommands(say("ada", "Hello", "k")).andGivenCommands((Object[]) commands);
    }

    /** Afterwards so many react to other messages that the chat remembers none of these any more. */
    private TestExecutor<Chat> givenForgotten(ChatCommand... commands) {
        return givenCommandsThat(commands)
                .andGiven(IntStream.range(0, ChatState.REMEMBERED)
                        .mapToObj(i -> new ReactionAdded(CHAT, "ada", 1_000 + i, THUMB))
                        .toArray());
    }

    private static Stream<String> emojis(int count) {
        return IntStream.range(0, count).mapToObj(i -> Character.toString(0x1F600 + i));
    }

    private static AddReaction add(String actor, String emoji) {
        return new AddReaction(CHAT, actor, 1, new Emoji(emoji));
    }

    private static RemoveReaction remove(String actor, String emoji) {
        return new RemoveReaction(CHAT, actor, 1, new Emoji(emoji));
    }

    /** Of all reactions that have one, in their order. */
    private List<@Nullable Object> claims() {
        return chat.getEventStore()
                .readEvents(CHAT)
                .asStream()
                .filter(event -> event.getPayload() instanceof ReactionAdded)
                .map(ChatReactionsTest::claim)
                .filter(claim -> claim != null)
                .toList();
    }

    private static @Nullable Object claim(DomainEventMessage<?> event) {
        return event.getMetaData().get(DenseLogEventStore.CLAIM);
    }
}

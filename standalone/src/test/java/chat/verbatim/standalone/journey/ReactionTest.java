package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** People answer with one emoji. */
@ExtendWith(RunningVerbatim.class)
class ReactionTest {
    private static final String THUMB = "👍";
    private static final String HEART = "❤️";

    private final Person alice;
    private final Person bob;
    private final Person stranger;
    private final String chat;
    private final Answer said;
    private final String message;

    ReactionTest(ApiClient api) {
        alice = Person.named("alice", api);
        bob = Person.named("bob", api);
        stranger = Person.named("stranger", api);
        chat = alice.group("Plans", bob);
        said = alice.says(chat, "Shall we?").expect(201);
        message = "/api/chats/" + chat + "/messages/" + said.string("id");
    }

    private static List<String> reactions(JsonNode message) {
        List<String> reactions = new ArrayList<>();
        for (JsonNode reaction : message.path("reactions")) {
            List<String> userIds = new ArrayList<>();
            reaction.path("userIds").forEach(userId -> userIds.add(userId.asString()));
            reactions.add(reaction.path("emoji").asString() + " " + String.join(" ", userIds));
        }
        return reactions;
    }

    @Test
    void everybodySeesWhoReactedAtOnceAndLater() {
        try (Device phone = Device.of(alice)) {
            Answer reacted = bob.reacts(message, THUMB).expect(200);
            assertThat(reactions(reacted.json())).containsExactly(THUMB + " " + bob.id());

            Heard added = phone.frames().await("reaction_added");
            assertThat(added.string("userId")).isEqualTo(bob.id());
            assertThat(added.string("emoji")).isEqualTo(THUMB);
            assertThat(added.string("messageId")).isEqualTo(said.string("id"));
            assertThat(added.number("messageSeq")).isEqualTo(said.number("seq"));
            assertThat(added.number("seq")).isEqualTo(reacted.number("reactionSeq"));
            Answer history = alice.history(chat, "", added.string("position")).expect(200);
            assertThat(reactions(history.items().getFirst())).containsExactly(THUMB + " " + bob.id());

            Answer taken = bob.unreacts(message, THUMB).expect(200);
            assertThat(reactions(taken.json())).isEmpty();
            assertThat(phone.frames().await("reaction_removed").number("seq")).isEqualTo(taken.number("reactionSeq"));
        }
    }

    @Test
    void aRepeatIsAnsweredAndChangesNothing() {
        Answer first = bob.reacts(message, THUMB).expect(200);
        Answer again = bob.reacts(message, THUMB).expect(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.position()).isEqualTo(first.position());

        Answer taken = bob.unreacts(message, THUMB).expect(200);
        assertThat(bob.unreacts(message, THUMB).expect(200).json()).isEqualTo(taken.json());
        assertThat(alice.unreacts(message, HEART).expect(200).number("reactionSeq"))
                .isEqualTo(taken.number("reactionSeq"));
    }

    @Test
    void theSamePictureIsTheSameReactionHoweverItIsWritten() {
        bob.reacts(message, "❤").expect(200);
        Answer both = alice.reacts(message, "❤️").expect(200);

        assertThat(reactions(both.json())).containsExactly(HEART + " " + bob.id() + " " + alice.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#️⃣",
                "🏳️\u200D🌈",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
                "👩🏽\u200D❤️\u200D💋\u200D👨🏿",
                "©️"
            })
    void whatIsOneEmojiIsTakenWhole(String emoji) {
        assertThat(reactions(bob.reacts(message, emoji).expect(200).json())).containsExactly(emoji + " " + bob.id());
        assertThat(reactions(bob.unreacts(message, emoji).expect(200).json())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ok", "👍👍", "1", " ", "👍 ", "<b>", "\u200D", "👍\u0000", "../status"})
    void anythingElseIsRefused(String text) {
        Answer answer = bob.reacts(message, text);
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(bob.unreacts(message, text).status()).isBetween(400, 499);
        assertThat(reactions(alice.history(chat, "", said.position()).items().getFirst()))
                .isEmpty();
    }

    @Test
    void onlyMembersReactAndOnlyToMessages() {
        stranger.reacts(message, THUMB).refused(404, "chat-not-found");
        stranger.unreacts(message, THUMB).refused(404, "chat-not-found");
        bob.reacts("/api/chats/" + chat + "/messages/" + chat + "_0", THUMB).refused(404, "message-not-found");
        bob.reacts("/api/chats/" + chat + "/messages/" + chat + "_99", THUMB).refused(404, "message-not-found");
        bob.reacts("/api/chats/" + chat + "/messages/elsewhere_1", THUMB).refused(404, "message-not-found");
        alice.api().delete("/api/chats/" + chat + "/participants/" + bob.id()).expect(204);
        bob.reacts(message, THUMB).refused(404, "chat-not-found");
    }

    @Test
    void withAMessageItsReactionsAreDeleted() {
        bob.reacts(message, THUMB).expect(200);
        Answer deleted = alice.api().delete(message).expect(200);
        assertThat(deleted.json().has("reactions")).isFalse();

        bob.reacts(message, HEART).refused(409, "message-deleted");
        assertThat(bob.unreacts(message, THUMB).expect(200).json().has("reactions"))
                .isFalse();
    }

    @Test
    void onePersonHasTwentyEmojisForAMessage() {
        for (int i = 0; i < 20; i++) {
            bob.reacts(message, Character.toString(0x1F600 + i)).expect(200);
        }
        bob.reacts(message, THUMB).refused(409, "limit-reached");
        bob.unreacts(message, Character.toString(0x1F600)).expect(200);
        bob.reacts(message, Character.toString(0x1F600)).expect(200);
        alice.reacts(message, THUMB).expect(200);
    }

    @Test
    void aReactionIsNothingUnreadAndMovesNoChat() {
        String later = alice.group("Later", bob);
        Answer reacted = alice.reacts(message, THUMB).expect(200);

        List<JsonNode> chats =
                bob.sees("/api/chats", reacted.position()).expect(200).items();
        assertThat(chats).extracting(it -> it.path("id").asString()).containsSubsequence(later, chat);
        assertThat(chats.getLast().path("unreadCount").asLong()).isEqualTo(1);
        assertThat(reactions(chats.getLast().path("lastMessage"))).containsExactly(THUMB + " " + alice.id());
    }

    @Test
    void whoWasAwayHearsOfReactionsInTheirTurn() {
        Device device = Device.of(alice);
        String position = device.position();
        device.close();
        bob.reacts(message, THUMB).expect(200);
        bob.says(chat, "Yes").expect(201);
        bob.unreacts(message, THUMB).expect(200);

        try (Device back = Device.resuming(alice, position)) {
            assertThat(back.frames().all().stream()
                            .map(Heard::event)
                            .filter(event -> event.startsWith("reaction_") || event.equals("receive_message")))
                    .containsExactly("reaction_added", "receive_message", "reaction_removed");
        }
    }

    @Test
    void manyAtTheSameTimeAreAllCounted() throws ExecutionException, InterruptedException {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Person person = Person.named("fan" + i, alice.api().anonymous());
            alice.api()
                    .post("/api/chats/" + chat + "/participants", Map.of("userId", person.id()))
                    .expect(200);
            people.add(person);
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = IntStream.range(0, 5)
                    .boxed()
                    .flatMap(round -> people.stream()
                            .flatMap(person -> List.of(
                                    threads.submit(() -> person.reacts(message, THUMB)),
                                    threads.submit(() -> person.reacts(message, HEART)))
                                    .stream()))
                    .toList();
            for (Future<Answer> answer : answers) {
                answer.get().expect(200);
            }
        }

        JsonNode seen = alice.reacts(message, THUMB).expect(200).json();
        assertThat(seen.path("reactions")).hasSize(2).allSatisfy(reaction -> assertThat(reaction.path("userIds"))
                .hasSize(reaction.path("emoji").asString().equals(THUMB) ? 7 : 6)
                .doesNotHaveDuplicates());
    }
}

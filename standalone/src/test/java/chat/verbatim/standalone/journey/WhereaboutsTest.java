package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** An operator asks where a message is, and is told without reading it. */
@ExtendWith(RunningVerbatim.class)
class WhereaboutsTest {
    private final Person operator;
    private final Person ada;
    private final Person grace;
    private final Person barbara;
    private final String chat;

    WhereaboutsTest(ApiClient api) {
        operator = Person.operator(api);
        ada = Person.named("ada", api);
        grace = Person.named("grace", api);
        barbara = Person.named("barbara", api);
        chat = ada.group("Engine", grace, barbara);
    }

    private Answer whereIs(Answer message) {
        return operator.api()
                .get("/api/admin/messages/" + message.string("id") + "/whereabouts")
                .expect(200);
    }

    private JsonNode placeOf(Person recipient, Answer message) {
        return whereIs(message)
                .json()
                .path("recipients")
                .valueStream()
                .filter(place -> place.path("userId").asString().equals(recipient.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(whereIs(message).json()));
    }

    private void awaitStatus(Person recipient, Answer message, String status) {
        Eventually.isTrue(
                () -> placeOf(recipient, message).path("status").asString().equals(status),
                () -> whereIs(message).json().toPrettyString());
    }

    private static Map<String, Object> markOf(Answer message) {
        return Map.of("chatId", message.string("chatId"), "seq", message.number("seq"));
    }

    @Test
    void itSaysHowFarAMessageHasComeWithEachOfThoseItIsFor() {
        try (Device phone = Device.of(grace)) {
            Instant before = Instant.now().minusMillis(1);
            Answer said = ada.says(chat, "nobody else's business").expect(201);
            phone.frames().message("nobody else's business");
            phone.says("message_ack", markOf(said));
            awaitStatus(grace, said, "delivered");

            Answer found = whereIs(said);
            assertThat(found.string("position")).isEqualTo(said.position());
            assertThat(found.string("senderId")).isEqualTo(ada.id());
            assertThat(Instant.parse(found.string("appendedAt"))).isBetween(before, Instant.now());
            assertThat(found.json().path("recipients")).hasSize(2);
            assertThat(found.json().toString()).doesNotContain("business", grace.username());

            JsonNode hers = placeOf(grace, said);
            assertThat(hers.path("owed").asBoolean()).isFalse();
            assertThat(hers.path("online").asBoolean()).isTrue();
            assertThat(Instant.parse(hers.path("deliveredAt").asString())).isBetween(before, Instant.now());
            assertThat(hers.has("readAt")).isFalse();
            JsonNode away = placeOf(barbara, said);
            assertThat(away.path("status").asString()).isEqualTo("sent");
            assertThat(away.path("owed").asBoolean()).isTrue();
            assertThat(away.path("online").asBoolean()).isFalse();

            phone.says("message_read", markOf(said));
            awaitStatus(grace, said, "read");
            assertThat(placeOf(grace, said).has("readAt")).isTrue();
        }
    }

    @Test
    void whoeverAnswersWithoutHavingGotItIsStillOwedIt() {
        Answer said = ada.says(chat, "hello").expect(201);
        barbara.says(chat, "from elsewhere").expect(201);

        awaitStatus(barbara, said, "read");
        assertThat(placeOf(barbara, said).path("owed").asBoolean()).isTrue();
    }

    @Test
    void itSaysWhoHasReadTheLogAsFarAsTheMessage() {
        Answer said = ada.says(chat, "hello").expect(201);

        Eventually.isTrue(
                () -> readersOf(said).stream()
                        .allMatch(reader -> reader.path("behind").asLong() == 0),
                () -> readersOf(said).toString());
        // The one without a name shows the log to sockets.
        assertThat(readersOf(said))
                .extracting(reader -> reader.path("projection").asString(""))
                .contains("chat", "user", "")
                .doesNotHaveDuplicates();
        assertThat(readersOf(said)).noneMatch(reader -> reader.path("silent").asBoolean());
    }

    private List<JsonNode> readersOf(Answer message) {
        return whereIs(message).json().path("readers").valueStream().toList();
    }

    @Test
    void itWasForThoseWhoWereThereAndAreStill() {
        Answer said = ada.says(chat, "hello").expect(201);
        Person late = Person.named("late", ada.api());
        ada.api()
                .post("/api/chats/" + chat + "/participants", Map.of("userId", late.id()))
                .expect(200);
        ada.api().delete("/api/chats/" + chat + "/participants/" + barbara.id()).expect(204);

        Eventually.isTrue(() -> whereIs(said).json().path("recipients").size() == 1);
        placeOf(grace, said);
    }

    @Test
    void aMessageThatWasDeletedIsStillFound() {
        Answer said = ada.says(chat, "regretted").expect(201);
        ada.api()
                .delete("/api/chats/" + chat + "/messages/" + said.string("id"))
                .expect(200);

        assertThat(whereIs(said).string("position")).isEqualTo(said.position());
    }

    @Test
    void whatIsNoMessageIsNotFound() {
        for (String none : new String[] {chat + "_0", chat + "_99", "nosuchchat_1", "hello", chat + "_-1", "a b"}) {
            operator.api()
                    .get("/api/admin/messages/" + none.replace(" ", "%20") + "/whereabouts")
                    .refused(404, "message-not-found");
        }
    }
}

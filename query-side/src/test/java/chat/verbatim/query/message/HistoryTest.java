package chat.verbatim.query.message;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.query.QueryServer;
import chat.verbatim.query.QueryServer.Answer;
import chat.verbatim.query.ScriptedChat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is shown of messages that change, and of chats where much happens between two messages. */
class HistoryTest {
    private final QueryServer server = QueryServer.shared();
    private final EventStore log = server.log();
    private final String ada = ScriptedChat.user(log, "ada", "Ada");
    private final String grace = ScriptedChat.user(log, "grace", "Grace");

    private JsonNode messages(ScriptedChat chat, String query) {
        return page(chat, query).path("items");
    }

    @Test
    void anEditedMessageShowsItsNewestContent() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);
        long seq = chat.send(ada, "Helo");
        Instant sent = chat.now();
        chat.edit(ada, seq, "Hell");
        long newest = chat.edit(ada, seq, "Hello");
        Instant edited = chat.now();

        JsonNode message = messages(chat, "").get(0);

        assertThat(message.path("content").asString()).isEqualTo("Hello");
        assertThat(message.path("edited").asBoolean()).isTrue();
        assertThat(message.path("seq").asLong()).isEqualTo(seq);
        assertThat(message.path("changeSeq").asLong()).isEqualTo(newest);
        assertThat(Instant.parse(message.path("timestamp").asString())).isEqualTo(sent);
        assertThat(Instant.parse(message.path("editedAt").asString())).isEqualTo(edited);
    }

    @Test
    void ofADeletedMessageNothingIsLeftInTheReadModel() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);
        long seq = chat.send(ada, "my first secret");
        chat.edit(ada, seq, "my second secret");
        chat.delete(ada, seq);

        JsonNode message = messages(chat, "").get(0);

        assertThat(message.path("content").asString()).isEmpty();
        assertThat(message.has("deletedAt")).isTrue();
        assertThat(server.documents("chat").values()).noneMatch(document -> document.contains("secret"));
    }

    @Test
    void aKeyIsShownToItsSenderOnly() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);
        chat.send(ada, "Hello");

        assertThat(messages(chat, "").get(0).has("idempotencyKey")).isFalse();
        assertThat(server.get(ada, chat.path() + "/messages")
                        .body()
                        .at("/items/0")
                        .has("idempotencyKey"))
                .isTrue();
    }

    @Test
    void aPageReachesOverAnyNumberOfEdits() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace).hold();
        long first = chat.send(ada, "First");
        for (int i = 0; i < 10_000; i++) {
            chat.edit(ada, first, "First");
        }
        long second = chat.send(ada, "Second");
        chat.flush();

        assertThat(messages(chat, "").findValuesAsString("content")).containsExactly("First", "Second");
        assertThat(messages(chat, "?after=" + first).findValuesAsString("content"))
                .containsExactly("Second");
        assertThat(messages(chat, "?before=" + second).findValuesAsString("content"))
                .containsExactly("First");
        assertThat(server.get(grace, chat.path()).body().path("unreadCount").asLong())
                .isEqualTo(2);
    }

    @Test
    void aChatWithoutMessagesHasAnEmptyPage() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);

        for (String query : new String[] {
            "", "?before=5", "?after=-1", "?after=9223372036854775807", "?around=7", "?since=2026-11-22T10:00:00Z"
        }) {
            assertThat(messages(chat, query)).isEmpty();
        }
    }

    @Test
    void pagesBeyondTheEndsAreEmptyAndLeadBack() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);
        long seq = chat.send(ada, "Hello");

        JsonNode before = server.get(grace, chat.path() + "/messages?before=0").body();
        assertThat(before.path("items")).isEmpty();
        assertThat(before.path("prevCursor").asLong(-1)).isZero();
        JsonNode after = server.get(grace, chat.path() + "/messages?after=9223372036854775807")
                .body();
        assertThat(after.path("items")).isEmpty();
        assertThat(after.path("prevCursor").asLong(-1)).isEqualTo(seq + 1);
        assertThat(messages(chat, "?before=9223372036854775807")).hasSize(1);
    }

    @Test
    void aPageAroundASeqReachesToBothSides() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);
        long[] seqs = new long[9];
        for (int i = 0; i < seqs.length; i++) {
            seqs[i] = chat.send(ada, "no. " + i);
            chat.edit(ada, seqs[i], "No. " + i);
        }

        JsonNode middle = page(chat, "?limit=4&around=" + seqs[4]);
        assertThat(middle.findValuesAsString("content")).containsExactly("No. 2", "No. 3", "No. 4", "No. 5");
        assertThat(middle.path("nextCursor").asLong()).isEqualTo(seqs[2]);
        assertThat(middle.path("prevCursor").asLong()).isEqualTo(seqs[5]);
        // The seq of an edit: what was said before and after it.
        assertThat(page(chat, "?limit=2&around=" + (seqs[4] + 1)).findValuesAsString("content"))
                .containsExactly("No. 4", "No. 5");
        assertThat(page(chat, "?limit=1&around=" + seqs[8]).findValuesAsString("content"))
                .containsExactly("No. 8");

        JsonNode begin = page(chat, "?limit=3&around=0");
        assertThat(begin.findValuesAsString("content")).containsExactly("No. 0", "No. 1", "No. 2");
        assertThat(begin.has("nextCursor")).isFalse();
        JsonNode end = page(chat, "?limit=3&around=9223372036854775807");
        assertThat(end.findValuesAsString("content")).containsExactly("No. 6", "No. 7", "No. 8");
        assertThat(end.path("nextCursor").asLong()).isEqualTo(seqs[6]);
        assertThat(end.has("prevCursor")).isFalse();
        JsonNode all = page(chat, "?around=" + seqs[4]);
        assertThat(all.path("items")).hasSize(seqs.length);
        assertThat(all.has("nextCursor") || all.has("prevCursor")).isFalse();
    }

    @Test
    void anyMomentOfALongHistoryIsFound() {
        ScriptedChat chat = ScriptedChat.heldDirect(log, ada, grace);
        TreeMap<Instant, Long> said = new TreeMap<>();
        Random random = new Random(20_261_128);
        long seq = 0;
        for (int i = 0; i < 20_000; i++) {
            // Much that is no message in between: whole blocks without any.
            int edits = i == 9_000 ? 5_000 : random.nextInt(10) == 0 ? random.nextInt(4) : 0;
            for (int edit = 0; edit < edits && i > 0; edit++) {
                chat.edit(ada, seq, "again");
            }
            seq = chat.send(ada, "Hello");
            said.put(chat.now(), seq);
        }
        chat.flush();
        List<Instant> moments = new ArrayList<>(List.of(
                Instant.parse("0001-01-01T00:00:00Z"),
                said.firstKey(),
                said.lastKey(),
                said.lastKey().plusMillis(1)));
        long span = said.lastKey().getEpochSecond() - said.firstKey().getEpochSecond();
        for (int i = 0; i < 300; i++) {
            moments.add(said.firstKey().plusSeconds(random.nextLong(span)).minusMillis(random.nextInt(2)));
        }

        for (Instant moment : moments) {
            JsonNode page = page(chat, "?limit=2&since=" + moment);
            Map.Entry<Instant, Long> expected = said.ceilingEntry(moment);
            long last = expected == null ? said.lastEntry().getValue() : expected.getValue();
            assertThat(page.path("items").valueStream().map(item -> item.path("seq")
                            .asLong()))
                    .as("%s", moment)
                    .contains(last);
            assertThat(page.has("prevCursor"))
                    .isEqualTo(last != said.lastEntry().getValue());
        }
        assertThat(page(chat, "?limit=1&since=2027-01-01T00:00:00%2B01:00").path("items"))
                .hasSize(1);
    }

    private JsonNode page(ScriptedChat chat, String query) {
        Answer answer = server.get(grace, chat.path() + "/messages" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=x",
                "limit=99999999999",
                "before=-1",
                "after=-2",
                "before=x",
                "before=3&after=1",
                "around=-1",
                "around=x",
                "around=1&before=1",
                "since=yesterday",
                "since=2026-11-22",
                "since=2026-11-22T10:00:00Z&around=1"
            })
    void aPageThatCannotBeIsRefused(String query) {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);

        Answer answer = server.get(ada, chat.path() + "/messages?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).isEqualTo("invalid-request");
        assertThat(answer.body().at("/errors/0/field").asString()).isNotBlank();
    }
}

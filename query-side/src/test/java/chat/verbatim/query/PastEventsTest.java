package chat.verbatim.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What happened in a chat, page by page. */
class PastEventsTest {
    private final QueryServer server = QueryServer.shared();
    private final EventStore log = server.log();
    private final String ada = ScriptedChat.user(log, "ada", "Ada");
    private final String grace = ScriptedChat.user(log, "grace", "Grace");
    private final String eve = ScriptedChat.user(log, "eve", "Eve");

    private List<JsonNode> all(String userId, ScriptedChat chat, String query, int limit) {
        List<JsonNode> events = new ArrayList<>();
        @Nullable String next = query;
        while (next != null) {
            QueryServer.Answer answer = server.get(userId, chat.path() + "/events?limit=" + limit + next);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            answer.body().path("items").forEach(events::add);
            String cursor = answer.body().path("nextCursor").asString(null);
            next = cursor == null ? null : "&cursor=" + cursor;
        }
        return events;
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.path("type").asString()).toList();
    }

    /** Both streams, so that pages end in either. */
    private ScriptedChat talk() {
        ScriptedChat chat = ScriptedChat.group(log, ada, grace);
        for (int i = 1; i <= 10; i++) {
            long seq = chat.send(ada, "no. " + i);
            if (i % 2 == 0) {
                chat.receive(grace, seq, -1);
                chat.receive(grace, seq, seq);
            }
        }
        return chat;
    }

    @Test
    void pagesOfAnySizeAreTheSameEventsInTheOrderOfTheLog() {
        ScriptedChat chat = talk();
        List<JsonNode> whole = all(grace, chat, "", 100);

        assertThat(whole).hasSize(21);
        assertThat(whole.stream().map(event -> event.path("position").asLong())).isSorted();
        assertThat(types(whole.subList(0, 5)))
                .containsExactly("chat_created", "message_sent", "message_sent", "marks_advanced", "marks_advanced");
        for (int limit : new int[] {1, 2, 3, 7, 21}) {
            assertThat(all(grace, chat, "", limit)).isEqualTo(whole);
        }
    }

    @Test
    void whoBeginsInTheMiddleGetsTheRest() {
        ScriptedChat chat = talk();
        List<JsonNode> whole = all(grace, chat, "", 100);

        // After the fourth message come its marks.
        List<JsonNode> rest = all(grace, chat, "&after=4", 100);

        assertThat(rest).isEqualTo(whole.subList(7, whole.size()));
        assertThat(rest.getFirst().path("type").asString()).isEqualTo("marks_advanced");
        assertThat(all(grace, chat, "&after=10", 100)).hasSize(2);
    }

    @Test
    void whoCameLaterGetsNothingFromBefore() {
        ScriptedChat chat = talk();
        long joined = chat.add(ada, eve);
        chat.receive(eve, joined, joined);

        assertThat(types(all(eve, chat, "", 100))).containsExactly("participant_added", "marks_advanced");
        assertThat(server.get(eve, chat.path() + "/events?after=" + (joined - 2))
                        .status())
                .isEqualTo(403);
        // A cursor that the server never gave: the receipts begin at their first.
        assertThat(types(all(eve, chat, "&cursor=" + joined + ".0", 100)))
                .containsExactly("participant_added", "marks_advanced");
        chat.remove(ada, eve);
        assertThat(server.get(eve, chat.path() + "/events").status()).isEqualTo(404);
    }

    @Test
    void whoHasReadItAsAnAuditorIsAmongThem() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);
        chat.audit(eve, "Case 17");

        List<JsonNode> events = all(grace, chat, "", 100);

        assertThat(types(events)).containsExactly("chat_created", "chat_audited");
        assertThat(events.getLast().at("/data/actorId").asString()).isEqualTo(eve);
        assertThat(events.getLast().at("/data/reason").asString()).isEqualTo("Case 17");
    }

    @Test
    void ofWhatIsDeletedNothingIsShown() {
        ScriptedChat chat = ScriptedChat.group(log, ada, grace);
        long seq = chat.send(ada, "my first secret");
        chat.edit(ada, seq, "my second secret");
        chat.react(grace, seq, "👍");
        chat.unreact(grace, seq, "👍");
        chat.delete(ada, seq);

        List<JsonNode> events = all(grace, chat, "", 100);

        assertThat(types(events))
                .containsExactly(
                        "chat_created",
                        "message_sent",
                        "message_edited",
                        "reaction_added",
                        "reaction_removed",
                        "message_deleted");
        assertThat(events.toString()).doesNotContain("secret").doesNotContain("👍");
        assertThat(events.subList(1, 5))
                .allSatisfy(
                        event -> assertThat(event.at("/data/later").asString()).isEqualTo("deleted"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "after=-2",
                "after=99999",
                "after=x",
                "cursor=x",
                "cursor=1",
                "cursor=1.2.3",
                "cursor=-1.0",
                "cursor=99999999999999999999.0",
                "after=0&cursor=1.0"
            })
    void aPageThatCannotBeIsRefused(String query) {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);

        QueryServer.Answer answer = server.get(ada, chat.path() + "/events?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).isEqualTo("invalid-request");
    }
}

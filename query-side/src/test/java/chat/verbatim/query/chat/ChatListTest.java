package chat.verbatim.query.chat;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.query.QueryServer;
import chat.verbatim.query.QueryServer.Answer;
import chat.verbatim.query.ScriptedChat;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ChatListTest {
    private final QueryServer server = QueryServer.shared();
    private final EventStore log = server.log();
    private final String ada = ScriptedChat.user(log, "ada", "Ada");
    private final String grace = ScriptedChat.user(log, "grace", "Grace");

    private JsonNode list(String query) {
        Answer answer = server.get(ada, "/api/chats" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("items").forEach(chat -> ids.add(chat.path("id").asString()));
        return ids;
    }

    @Test
    void whereSomethingHappensMovesToTheTop() {
        ScriptedChat first = ScriptedChat.direct(log, ada, grace);
        ScriptedChat second = ScriptedChat.group(log, ada, grace);
        assertThat(ids(list(""))).containsExactly(second.id(), first.id());

        first.send(grace, "Hello");
        assertThat(ids(list(""))).containsExactly(first.id(), second.id());
        assertThat(list("").at("/items/0/unreadCount").asLong()).isEqualTo(1);

        second.receive(ada, 0, 0);
        assertThat(ids(list(""))).containsExactly(first.id(), second.id());
    }

    @Test
    void noChatIsLeftOutOrShownTwiceWhileSomebodyPages() {
        List<ScriptedChat> chats = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            chats.add(ScriptedChat.direct(log, ada, grace));
        }
        JsonNode page = list("?limit=3");
        List<String> seen = new ArrayList<>(ids(page));

        // One that was shown, and one that was not.
        chats.get(6).send(grace, "Hello");
        chats.get(0).send(grace, "Hello");
        while (page.has("nextCursor")) {
            page = list("?limit=3&cursor=" + page.path("nextCursor").asString());
            seen.addAll(ids(page));
        }

        assertThat(seen)
                .hasSize(7)
                .containsExactlyInAnyOrderElementsOf(
                        chats.stream().map(ScriptedChat::id).toList());
    }

    @Test
    void somebodyWithoutChatsHasAnEmptyList() {
        assertThat(list("").path("items")).isEmpty();
        assertThat(list("").has("nextCursor")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "cursor=", "cursor=x", "cursor=%21%21%21%21"})
    void aPageThatCannotBeIsRefused(String query) {
        Answer answer = server.get(ada, "/api/chats?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).isEqualTo("invalid-request");
    }

    @Test
    void aCursorWithManyChatsFitsTheContract() {
        SeenChats seen = SeenChats.of(null);
        for (int place = 0; place < 5_000; place++) {
            seen.add(place, 10_000 - place);
        }

        String cursor = seen.cursor();

        assertThat(cursor.length()).isLessThanOrEqualTo(512);
        SeenChats read = SeenChats.of(cursor);
        assertThat(read.contains(0, 99_999)).isTrue();
        assertThat(read.contains(2_999, 99_999)).isTrue();
        assertThat(read.contains(4_000, 6_000)).isTrue();
        assertThat(read.contains(5_000, 4_999)).isFalse();
    }
}

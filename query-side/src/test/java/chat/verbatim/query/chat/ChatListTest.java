package chat.verbatim.query.chat;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.query.QueryServer;
import chat.verbatim.query.QueryServer.Answer;
import chat.verbatim.query.ScriptedChat;
import chat.verbatim.query.chat.ChatList.Candidate;
import java.time.Instant;
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
    void pinnedChatsStandFirstTheLastOnePinnedOnTop() {
        List<ScriptedChat> chats = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            chats.add(ScriptedChat.direct(log, ada, grace));
        }
        chats.get(1).choose(ada, 0, null, 0L);
        chats.get(0).choose(ada, 1, null, 1L);
        chats.get(3).send(grace, "Hello");

        assertThat(ids(list("")))
                .containsExactly(
                        chats.get(0).id(),
                        chats.get(1).id(),
                        chats.get(3).id(),
                        chats.get(4).id(),
                        chats.get(2).id());
        assertThat(ids(list("?limit=1"))).containsExactly(chats.getFirst().id());
        assertThat(server.get(grace, "/api/chats").body().findValues("preferences"))
                .isEmpty();

        chats.get(0).choose(ada, 2, null, null);
        assertThat(ids(list("?limit=1"))).containsExactly(chats.get(1).id());
    }

    @Test
    void noChatIsLeftOutOrShownTwiceWhilePinsChange() {
        List<ScriptedChat> chats = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            chats.add(ScriptedChat.direct(log, ada, grace));
        }
        chats.get(0).choose(ada, 0, null, 0L);
        chats.get(1).choose(ada, 1, null, 1L);
        JsonNode page = list("?limit=3");
        List<String> seen = new ArrayList<>(ids(page));

        // Two that were shown, and two that were not.
        chats.get(0).choose(ada, 2, null, null);
        chats.get(8).choose(ada, 3, null, 3L);
        chats.get(2).choose(ada, 4, null, 4L);
        chats.get(3).choose(ada, 5, null, 5L);
        while (page.has("nextCursor")) {
            page = list("?limit=3&cursor=" + page.path("nextCursor").asString());
            seen.addAll(ids(page));
        }

        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        chats.stream().map(ScriptedChat::id).toList());
    }

    @Test
    void whoLeavesAChatLosesWhatTheyChoseForIt() {
        ScriptedChat chat = ScriptedChat.group(log, grace, ada);
        chat.choose(ada, 0, Instant.parse("2027-01-01T00:00:00Z"), 0L);
        assertThat(list("").at("/items/0/preferences/pinned").asBoolean()).isTrue();
        chat.remove(grace, ada);
        chat.choose(ada, 1, null, 1L);
        chat.add(grace, ada);

        JsonNode back = list("").at("/items/0/preferences");
        assertThat(back.path("pinned").asBoolean()).isFalse();
        assertThat(back.has("mutedUntil")).isFalse();
        assertThat(back.path("seq").asLong()).isZero();
    }

    @Test
    void chatsAreFoundByTheirNamesAndPeople() {
        String jose = ScriptedChat.user(log, "jgarcia", "Jos\u00e9 Garc\u00eda");
        ScriptedChat direct = ScriptedChat.direct(log, ada, jose);
        ScriptedChat engine = ScriptedChat.group(log, ada, grace, jose);
        ScriptedChat other = ScriptedChat.group(log, ada, grace);
        engine.rename(ada, "\u00c4rger mit der Engine");

        assertThat(ids(list("?query=JOSE"))).containsExactlyInAnyOrder(direct.id(), engine.id());
        assertThat(ids(list("?query=jgar"))).containsExactlyInAnyOrder(direct.id(), engine.id());
        assertThat(ids(list("?query=%20arger%20engine%20"))).containsExactly(engine.id());
        assertThat(ids(list("?query=engine+garcia"))).containsExactly(engine.id());
        assertThat(ids(list("?query=group"))).containsExactly(other.id());
        assertThat(ids(list("?query=ada"))).isEmpty();
        assertThat(ids(list("?query=%20"))).hasSize(3);

        JsonNode page = list("?query=jose&limit=1");
        List<String> paged = new ArrayList<>(ids(page));
        paged.addAll(
                ids(list("?query=jose&limit=1&cursor=" + page.path("nextCursor").asString())));
        assertThat(paged).containsExactly(engine.id(), direct.id());
    }

    private static Candidate at(int place, long activity) {
        return new Candidate(place, "chat", activity, null);
    }

    private static Candidate pinned(int place, long pin) {
        return new Candidate(place, "chat", 1, pin);
    }

    @Test
    void aCursorWithManyChatsFitsTheContract() {
        SeenChats seen = SeenChats.of(null);
        for (int place = 0; place < 5_000; place++) {
            seen.add(at(place, 10_000 - place));
        }

        String cursor = seen.cursor();

        assertThat(cursor.length()).isLessThanOrEqualTo(512);
        SeenChats read = SeenChats.of(cursor);
        assertThat(read.contains(at(0, 99_999))).isTrue();
        assertThat(read.contains(at(2_999, 99_999))).isTrue();
        assertThat(read.contains(at(4_000, 6_000))).isTrue();
        assertThat(read.contains(at(5_000, 4_999))).isFalse();
    }

    @Test
    void pinnedChatsBeyondTheCursorsPlacesComeOnceAndFirst() {
        SeenChats seen = SeenChats.of(null);
        assertThat(seen.contains(pinned(4_000, 7))).isFalse();
        seen.add(pinned(4_000, 7));
        seen = SeenChats.of(seen.cursor());
        assertThat(seen.contains(pinned(4_000, 7))).isTrue();
        assertThat(seen.contains(pinned(4_001, 5))).isFalse();
        assertThat(seen.contains(at(4_002, 99_999))).isFalse();

        seen.add(pinned(4_001, 5));
        seen.add(at(4_003, 500));
        seen = SeenChats.of(seen.cursor());
        assertThat(seen.contains(pinned(4_001, 5))).isTrue();
        assertThat(seen.contains(at(4_003, 500))).isTrue();
        assertThat(seen.contains(at(4_002, 499))).isFalse();
    }
}

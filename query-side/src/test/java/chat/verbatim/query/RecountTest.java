package chat.verbatim.query;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.query.NaiveRecount.Chat;
import chat.verbatim.query.NaiveRecount.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Random chats: everything that is read over HTTP equals a plain recount of the events, and stays so however often they come. */
class RecountTest {
    private static final long SEED = 20261122;

    private static QueryServer server;
    private static RandomChats chats;
    private static NaiveRecount expected;

    @BeforeAll
    static void live() {
        server = QueryServer.start("verbatim.query.batch-size=37", "verbatim.query.hot-documents=50");
        chats = new RandomChats(SEED, 8);
        for (int i = 0; i < 25; i++) {
            chats.create(1 + i % 5);
        }
        // The busiest chat gets more events than a block of seqs has.
        chats.live(11_000);
        chats.publish(server.log(), 0);
        expected = new NaiveRecount(chats.events());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theBusiestChatHasSeveralBlocks() {
        assertThat(expected.chats()).anyMatch(chat -> chat.lastSeq > 4_096);
    }

    @Test
    void everyChatIsAsItsMembersSeeIt() {
        for (Chat chat : expected.chats()) {
            for (String userId : chats.users()) {
                QueryServer.Answer answer = server.get(userId, "/api/chats/" + chat.id);
                if (chat.members.containsKey(userId)) {
                    assertThat(answer.status()).isEqualTo(200);
                    assertChat(answer.body(), chat, userId);
                } else {
                    assertThat(answer.status()).isEqualTo(404);
                }
            }
        }
    }

    private static void assertChat(JsonNode seen, Chat chat, String userId) {
        assertThat(seen.path("unreadCount").asLong()).as("unread of %s", userId).isEqualTo(chat.unread(userId));
        assertThat(seen.path("readSeq").asLong())
                .isEqualTo(Objects.requireNonNull(chat.members.get(userId)).readSeq());
        assertThat(seen.path("lastSeq").asLong()).isEqualTo(chat.lastSeq);
        assertThat(seen.path("name").asString(null)).isEqualTo(chat.name);
        List<String> participants = new ArrayList<>();
        chat.members.forEach((id, mark) -> participants.add(id + " " + (id.equals(chat.owner) ? "owner" : "member")
                + " " + mark.deliveredSeq() + " " + mark.readSeq()));
        List<String> seenParticipants = new ArrayList<>();
        seen.path("participants")
                .forEach(it -> seenParticipants.add(
                        it.at("/user/id").asString() + " " + it.path("role").asString() + " "
                                + it.path("deliveredSeq").asLong() + " "
                                + it.path("readSeq").asLong()));
        assertThat(seenParticipants).isEqualTo(participants);
        Map.Entry<Long, Message> last = chat.messages.lastEntry();
        assertThat(seen.path("lastMessage").isMissingNode()).isEqualTo(last == null);
        if (last != null) {
            assertMessage(seen.path("lastMessage"), chat, last.getValue());
        }
    }

    @Test
    void theListHasEachChatOnceNewestActivityFirst() {
        for (String userId : chats.users()) {
            List<String> seen = new ArrayList<>();
            @Nullable String cursor = null;
            do {
                JsonNode page = server.get(userId, "/api/chats?limit=7" + (cursor == null ? "" : "&cursor=" + cursor))
                        .body();
                page.path("items").forEach(item -> seen.add(item.path("id").asString()));
                cursor = page.path("nextCursor").asString(null);
            } while (cursor != null);
            assertThat(seen)
                    .isEqualTo(expected.chatsOf(userId).stream()
                            .map(chat -> chat.id)
                            .toList());
        }
    }

    @Test
    void historyIsCompleteInBothDirections() {
        for (Chat chat : expected.chats()) {
            if (!chat.members.isEmpty()) {
                String userId = chat.members.keySet().iterator().next();
                assertMessages(pages(chat, userId, "before", null), chat);
                assertMessages(pages(chat, userId, "after", -1L), chat);
            }
        }
    }

    private static List<JsonNode> pages(Chat chat, String userId, String direction, @Nullable Long start) {
        List<List<JsonNode>> pages = new ArrayList<>();
        @Nullable Long cursor = start;
        boolean more = true;
        while (more) {
            String query = "?limit=83" + (cursor == null ? "" : "&" + direction + "=" + cursor);
            JsonNode page = server.get(userId, "/api/chats/" + chat.id + "/messages" + query)
                    .body();
            pages.add(new ArrayList<>(page.path("items").values()));
            more = page.has("nextCursor");
            cursor = page.path("nextCursor").asLong();
        }
        if (direction.equals("before")) {
            Collections.reverse(pages);
        }
        return pages.stream().flatMap(Collection::stream).toList();
    }

    private static void assertMessages(List<JsonNode> seen, Chat chat) {
        assertThat(seen.stream().map(message -> message.path("seq").asLong()))
                .containsExactlyElementsOf(chat.messages.keySet());
        for (JsonNode message : seen) {
            assertMessage(
                    message,
                    chat,
                    Objects.requireNonNull(chat.messages.get(message.path("seq").asLong())));
        }
    }

    private static void assertMessage(JsonNode seen, Chat chat, Message message) {
        assertThat(seen.path("content").asString()).isEqualTo(message.content);
        assertThat(seen.at("/sender/id").asString()).isEqualTo(message.sender);
        assertThat(seen.path("edited").asBoolean()).isEqualTo(message.edited);
        assertThat(seen.has("deletedAt")).isEqualTo(message.deleted);
        assertThat(seen.path("status").asString())
                .as("status of %s in %s", message.seq, chat.id)
                .isEqualTo(chat.status(message));
    }

    @Test
    void aRebuildMakesTheSameDocuments() {
        Map<String, String> chatsBefore = settled("chat");
        Map<String, String> usersBefore = settled("user");

        server.projections().rebuild("chat");
        server.projections().rebuild("user");

        assertThat(settled("chat")).isEqualTo(chatsBefore);
        assertThat(settled("user")).isEqualTo(usersBefore);
    }

    @Test
    void eventsThatComeAgainChangeNothing() {
        Map<String, String> before = settled("chat");
        long half = server.log().headPosition() / 2;

        server.stop();
        server.setPlace("chat", half);
        server.boot();

        assertThat(settled("chat")).isEqualTo(before);
    }

    /** All documents once the projection has come to the end of the log. */
    private static Map<String, String> settled(String projection) {
        assertThat(server.get(chats.users().getFirst(), "/api/chats?limit=1").status())
                .isEqualTo(200);
        return server.documents(projection);
    }
}

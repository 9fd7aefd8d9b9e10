package chat.verbatim.query;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.chat.ChatView;
import chat.verbatim.api.chat.ChatView.Role;
import chat.verbatim.api.preference.ChatPreferences;
import chat.verbatim.query.NaiveRecount.Chat;
import chat.verbatim.query.NaiveRecount.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    void manyHaveReacted() {
        assertThat(expected.chats())
                .anyMatch(chat -> chat.messages.values().stream().anyMatch(it -> it.reactions.size() > 2));
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
        assertThat(seen.path("unreadMentions").asLong(-1))
                .as("unread mentions of %s", userId)
                .isEqualTo(Math.min(ChatView.KNOWN_MENTIONS, chat.unreadMentions(userId)));
        assertThat(seen.path("readSeq").asLong())
                .isEqualTo(Objects.requireNonNull(chat.members.get(userId)).readSeq());
        assertThat(seen.path("lastSeq").asLong()).isEqualTo(chat.lastSeq);
        assertThat(seen.path("name").asString(null)).isEqualTo(chat.name);
        assertChosen(seen.path("preferences"), chat.chosen.get(userId));
        List<String> participants = new ArrayList<>();
        chat.members.forEach((id, mark) -> participants.add(id + " " + chat.roles.getOrDefault(id, Role.MEMBER) + " "
                + mark.deliveredSeq() + " " + mark.readSeq()));
        List<String> seenParticipants = new ArrayList<>();
        seen.path("participants")
                .forEach(it -> seenParticipants.add(it.at("/user/id").asString() + " "
                        + it.path("role").asString().toUpperCase(Locale.ROOT) + " "
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
    void membersSeeEveryAuditOnceNewestFirst() {
        assertThat(expected.chats()).anyMatch(chat -> chat.audits.size() > 5);
        for (Chat chat : expected.chats()) {
            if (chat.members.isEmpty()) {
                continue;
            }
            List<String> seen = new ArrayList<>();
            String before = "";
            do {
                JsonNode page = server.get(
                                chat.members.keySet().iterator().next(),
                                "/api/chats/" + chat.id + "/audits?limit=3" + before)
                        .body();
                page.path("items")
                        .forEach(audit -> seen.add(audit.path("seq").asLong() + " "
                                + audit.at("/auditor/id").asString() + " "
                                + audit.path("reason").asString()));
                before = page.has("nextCursor")
                        ? "&before=" + page.path("nextCursor").asLong()
                        : "";
            } while (!before.isEmpty());
            assertThat(seen).isEqualTo(chat.audits);
        }
    }

    private static void assertChosen(JsonNode seen, @Nullable ChatPreferences chosen) {
        assertThat(seen.isMissingNode()).isEqualTo(chosen == null);
        if (chosen != null) {
            assertThat(seen.path("seq").asLong()).isEqualTo(chosen.seq());
            assertThat(seen.path("pinned").asBoolean()).isEqualTo(chosen.pinned());
            assertThat(seen.path("pinSeq").asLong(-1)).isEqualTo(chosen.pinSeq() == null ? -1 : chosen.pinSeq());
            assertThat(seen.has("mutedUntil")).isEqualTo(chosen.mutedUntil() != null);
        }
    }

    @Test
    void theListHasEachChatOncePinnedOnesAndNewestActivityFirst() {
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
        Map<String, List<String>> reactions = new LinkedHashMap<>();
        seen.path("reactions").forEach(it -> {
            List<String> userIds = new ArrayList<>();
            it.path("userIds").forEach(userId -> userIds.add(userId.asString()));
            reactions.put(it.path("emoji").asString(), userIds);
        });
        assertThat(reactions.toString()).isEqualTo(message.reactions.toString());
        assertThat(seen.has("reactions")).isEqualTo(!message.reactions.isEmpty());
        assertThat(seen.has("reactionSeq") ? seen.path("reactionSeq").asLong() : null)
                .isEqualTo(message.reactionSeq);
        assertThat(seen.at("/replyTo/seq").asLong(-1)).isEqualTo(Objects.requireNonNullElse(message.replyTo, -1L));
        assertThat(seen.path("mentions").valueStream().map(JsonNode::asString).toList())
                .isEqualTo(message.mentions);
        assertThat(seen.path("status").asString())
                .as("status of %s in %s", message.seq, chat.id)
                .isEqualTo(chat.status(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat", "group", "user", "travel"})
    void aRebuildMakesTheSameDocuments(String projection) {
        Map<String, String> before = settled(projection);

        server.projections().rebuild(projection);

        assertThat(settled(projection)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat", "group", "travel"})
    void eventsThatComeAgainChangeNothing(String projection) {
        Map<String, String> before = settled(projection);
        long half = server.log().headPosition() / 2;

        server.stop();
        server.setPlace(projection, half);
        server.boot();

        assertThat(settled(projection)).isEqualTo(before);
    }

    /** All documents once the projection has come to the end of the log. */
    private static Map<String, String> settled(String projection) {
        server.awaitHead(projection);
        return server.documents(projection);
    }
}

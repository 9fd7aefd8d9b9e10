package chat.verbatim.query;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.chat.ChatView.Role;
import chat.verbatim.query.NaiveRecount.Chat;
import chat.verbatim.query.NaiveRecount.Message;
import chat.verbatim.query.QueryServer.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Random chats: every moment of them is shown as a plain recount of the events up to there says, but for what was deleted later. */
class PastRecountTest {
    private static final long SEED = 20261128;
    private static final int MOMENTS = 6;

    private static QueryServer server;
    private static RandomChats chats;
    private static NaiveRecount now;
    private final Random random = new Random(SEED);

    @BeforeAll
    static void live() {
        server = QueryServer.start("verbatim.query.batch-size=37");
        chats = new RandomChats(SEED, 8);
        for (int i = 0; i < 8; i++) {
            chats.create(2 + i % 4);
        }
        // More membership changes and more reactions to one message than one part of a trail has.
        chats.live(7_000);
        chats.publish(server.log(), 0);
        now = new NaiveRecount(chats.events());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void someTrailsHaveSeveralParts() {
        server.awaitHead("travel");
        assertThat(server.documents("travel").keySet()).anyMatch(id -> id.endsWith(":p:1"));
    }

    @Test
    void everyMomentIsShownAsItWas() {
        int seen = 0;
        for (Chat chat : now.chats()) {
            List<DomainEventMessage<?>> events = eventsOf(chat);
            for (int i = 0; i < MOMENTS; i++) {
                int seq = random.nextInt(events.size());
                Chat then = new NaiveRecount(events.subList(0, seq + 1)).chats().getFirst();
                for (String userId : chats.users()) {
                    seen += assertSeen(userId, chat, then, seq);
                }
            }
        }
        assertThat(seen).as("moments that somebody may see").isGreaterThan(MOMENTS);
    }

    private static List<DomainEventMessage<?>> eventsOf(Chat chat) {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (DomainEventMessage<?> event : chats.events()) {
            if (event.getPayload() instanceof ChatEvent
                    && event.getAggregateIdentifier().equals(chat.id)) {
                events.add(event);
            }
        }
        return events;
    }

    /** 1 for a moment that the user may see. */
    private static int assertSeen(String userId, Chat chat, Chat then, int seq) {
        String path = "/api/chats/" + chat.id + "/as-of";
        Answer answer = server.get(userId, path + "?seq=" + seq);
        if (!chat.members.containsKey(userId)) {
            assertThat(answer.status()).isEqualTo(404);
            return 0;
        }
        if (!then.members.containsKey(userId)) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(403);
            assertThat(server.get(userId, path + "/messages?seq=" + seq).status())
                    .isEqualTo(403);
            return 0;
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertChat(answer.body(), then);
        assertMessages(pages(userId, path + "/messages?limit=83&seq=" + seq, "before"), chat, then);
        assertMessages(pages(userId, path + "/messages?limit=97&after=-1&seq=" + seq, "after"), chat, then);
        return 1;
    }

    private static void assertChat(JsonNode seen, Chat then) {
        assertThat(seen.path("name").asString(null)).isEqualTo(then.name);
        List<String> members = new ArrayList<>();
        seen.path("participants")
                .forEach(it -> members.add(
                        it.at("/user/id").asString() + " " + it.path("role").asString() + " " + it.path("sinceSeq")));
        List<String> expected = new ArrayList<>();
        then.members.forEach((id, mark) -> expected.add(id + " "
                + then.roles.getOrDefault(id, Role.MEMBER).name().toLowerCase(Locale.ROOT) + " " + then.since.get(id)));
        assertThat(members).isEqualTo(expected);
    }

    private static List<JsonNode> pages(String userId, String path, String direction) {
        List<List<JsonNode>> pages = new ArrayList<>();
        @Nullable Long cursor = null;
        boolean more = true;
        while (more) {
            String next = cursor == null ? path : path.replace("&after=-1", "") + "&" + direction + "=" + cursor;
            JsonNode page = server.get(userId, next).body();
            pages.add(new ArrayList<>(page.path("items").values()));
            more = page.has("nextCursor");
            cursor = page.path("nextCursor").asLong();
        }
        if (direction.equals("before")) {
            Collections.reverse(pages);
        }
        return pages.stream().flatMap(List::stream).toList();
    }

    private static void assertMessages(List<JsonNode> seen, Chat chat, Chat then) {
        assertThat(seen.stream().map(message -> message.path("seq").asLong()))
                .containsExactlyElementsOf(then.messages.keySet());
        for (JsonNode message : seen) {
            long seq = message.path("seq").asLong();
            assertMessage(
                    message,
                    Objects.requireNonNull(chat.messages.get(seq)),
                    Objects.requireNonNull(then.messages.get(seq)));
        }
    }

    private static void assertMessage(JsonNode seen, Message now, Message then) {
        assertThat(seen.has("deletedAt")).isEqualTo(then.deleted);
        if (now.deleted) {
            assertThat(seen.path("content").asString()).isEmpty();
            assertThat(seen.has("reactions") || seen.has("mentions")).isFalse();
            assertThat(seen.path("later").asString(null)).isEqualTo(then.deleted ? null : "deleted");
            return;
        }
        assertThat(seen.path("content").asString()).isEqualTo(then.content);
        assertThat(seen.path("edited").asBoolean()).isEqualTo(then.edited);
        assertThat(seen.has("editedAt")).isEqualTo(then.edited);
        assertThat(seen.path("later").asString(null)).isEqualTo(now.content.equals(then.content) ? null : "edited");
        assertThat(seen.path("mentions").valueStream().map(JsonNode::asString).toList())
                .isEqualTo(then.mentions);
        List<String> reactions = new ArrayList<>();
        seen.path("reactions")
                .forEach(it -> reactions.add(it.path("emoji").asString() + "="
                        + it.path("userIds")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList()));
        assertThat(reactions.toString()).isEqualTo(then.reactions.entrySet().toString());
    }
}

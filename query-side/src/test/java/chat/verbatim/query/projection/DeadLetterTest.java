package chat.verbatim.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.admin.DeadLetter;
import chat.verbatim.api.admin.DeadLetters;
import chat.verbatim.api.admin.ProjectionWishes;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.node.admin.StoredDeadLetters;
import chat.verbatim.node.admin.StoredProjectionWishes;
import chat.verbatim.query.QueryServer;
import chat.verbatim.query.ScriptedChat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** An event that cannot be applied stops its projection just before it, until an operator lets it leave the event out. */
class DeadLetterTest {
    private static final String SECRET = "two";
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final QueryServer server = QueryServer.start("verbatim.query.read-patience=100ms");
    private final ProjectionWishes wishes = new StoredProjectionWishes(server.database());
    private final DeadLetters letters = new StoredDeadLetters(server.database());
    private final String ada = ScriptedChat.user(server.log(), "ada", "Ada");
    private final ScriptedChat chat = ScriptedChat.group(server.log(), ada);
    private final ScriptedChat other = ScriptedChat.group(server.log(), ada);

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode projection(String name) {
        return server.get(QueryServer.OPERATOR, "/api/admin/projections")
                .body()
                .path("items")
                .valueStream()
                .filter(item -> item.path("name").asString().equals(name))
                .findFirst()
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private JsonNode await(String name, Predicate<JsonNode> condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (JsonNode seen = projection(name); ; seen = projection(name)) {
            if (condition.test(seen)) {
                return seen;
            }
            assertThat(System.nanoTime()).as("in time: %s", seen).isLessThan(deadline);
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private JsonNode awaitState(String name, String state) {
        return await(name, seen -> seen.path("state").asString().equals(state) && !seen.has("wish"));
    }

    private void awaitCaughtUp(String name) {
        await(
                name,
                seen -> seen.path("state").asString().equals("running")
                        && seen.path("lag").asLong() == 0
                        && !seen.has("wish"));
    }

    private void awaitHistory(ScriptedChat of, String... contents) {
        String path = of.path() + "/messages";
        await("chat", seen -> server.get(ada, path).status() == 200);
        assertThat(server.get(ada, path).body().path("items").findValuesAsString("content"))
                .containsExactly(contents);
    }

    /** Changes the stored form of the second message, as a program of another version, or a mistake, would have left it. */
    private Document damage(Document change) {
        String key = chat.id() + ":2";
        Document before = server.database()
                .getCollection("events")
                .find(new Document("k", key))
                .first();
        server.stop();
        server.database().getCollection("events").updateOne(new Document("k", key), new Document("$set", change));
        server.boot();
        return before.getList("e", Document.class).getFirst();
    }

    private long storedPlace() {
        Document stored = server.database()
                .getCollection("query_places")
                .find(new Document("_id", "chat"))
                .first();
        return stored == null ? 0 : stored.getLong("position");
    }

    private void repair(Document event) {
        server.stop();
        server.database()
                .getCollection("events")
                .updateOne(new Document("k", chat.id() + ":2"), new Document("$set", new Document("e.0", event)));
        server.boot();
    }

    /** What comes again after a restart may fail already. */
    private JsonNode failed() {
        wishes.rebuild(
                await("chat", seen -> seen.has("process")).path("process").asString(), "chat");
        JsonNode failed = awaitState("chat", "failed");
        assertThat(failed.at("/failure/event/stream").asString()).isEqualTo(chat.id());
        assertThat(failed.at("/failure/event/seq").asLong()).isEqualTo(2);
        assertThat(failed.toString()).doesNotContain("\"" + SECRET);
        return failed;
    }

    private static DeadLetter letter(JsonNode failed) {
        JsonNode failure = failed.path("failure");
        return new DeadLetter(
                "chat",
                Long.parseLong(failure.path("position").asString()),
                failure.at("/event/type").asString(),
                failure.at("/event/stream").asString(),
                failure.at("/event/seq").asLong(),
                failure.path("reason").asString(),
                Instant.parse("2026-11-22T10:15:30.123Z"),
                QueryServer.OPERATOR);
    }

    private JsonNode listed() {
        return server.get(QueryServer.OPERATOR, "/api/admin/dead-letters")
                .body()
                .path("items")
                .path(0);
    }

    private void say() {
        chat.send(ada, "one");
        chat.send(ada, SECRET);
        other.send(ada, "elsewhere");
        chat.send(ada, "three");
        awaitHistory(chat, "one", SECRET, "three");
    }

    @Test
    void anUnreadableEventIsNamedLeftOutAndReplayedInItsPlace() {
        say();
        Map<String, String> whole = server.documents("chat");
        Document event = damage(new Document("e.0.p", "{\"chatId\":\"" + SECRET));
        JsonNode failed = failed();
        LogEntry before = server.log().read(chat.id(), 1).orElseThrow();
        // What stands before it is applied, and whoever does not need it goes on.
        assertThat(letter(failed).position()).isGreaterThan(before.position());
        assertThat(letter(failed).type()).endsWith("ChatEvent$MessageSent");
        awaitCaughtUp("user");

        letters.add(letter(failed));
        awaitHistory(chat, "one", "three");
        awaitHistory(other, "elsewhere");
        JsonNode running = await("chat", seen -> seen.path("leftOut").asInt() == 1);
        assertThat(running.path("state").asString()).isEqualTo("running");
        assertThat(listed().path("leftOutBy").path(0).asString())
                .isEqualTo(running.path("process").asString());
        assertThat(listed().path("by").asString()).isEqualTo(QueryServer.OPERATOR);

        // Also over a restart it knows what it lacks; stored places trail, and from one at the beginning it would build
        // everything anew.
        long place = Long.parseLong(running.path("position").asString());
        await("chat", seen -> storedPlace() >= place);
        repair(event);
        String process = await(
                        "chat",
                        seen -> seen.path("leftOut").asInt() == 1
                                && seen.path("state").asString().equals("running"))
                .path("process")
                .asString();
        assertThat(wishes.rebuild(process, "chat")).isTrue();
        await("chat", seen -> seen.has("leftOut") && seen.path("leftOut").asInt() == 0 && !seen.has("wish"));
        awaitHistory(chat, "one", SECRET, "three");
        assertThat(server.documents("chat")).isEqualTo(whole);
        assertThat(listed().path("leftOutBy")).isEmpty();
    }

    @Test
    void anEventOfALaterProgramStopsThoseWhomItMayConcernAndNobodyElse() {
        say();
        damage(new Document("e.0.type", "chat.verbatim.api.chat.ChatEvent$PollOpened"));
        JsonNode failed = failed();
        assertThat(letter(failed).type()).isEqualTo("chat.verbatim.api.chat.ChatEvent$PollOpened");
        assertThat(letter(failed).reason()).contains("unknown type");
        wishes.rebuild(failed.path("process").asString(), "user");
        awaitCaughtUp("user");
        letters.add(letter(failed));
        awaitHistory(chat, "one", "three");
    }

    @Test
    void anEventThatFailsWhoAppliesItIsLeftOutTheSame() {
        say();
        // An edit of a message, by an event that says null where no event ever did.
        damage(new Document("e.0.p", "{\"chatId\":null,\"senderId\":null}"));
        JsonNode failed = failed();
        letters.add(letter(failed));
        awaitHistory(chat, "one", "three");
    }

    @Test
    void aLetterForOneProjectionIsNoneForAnother() {
        say();
        damage(new Document("e.0.type", "chat.verbatim.api.unheard.Of"));
        wishes.rebuild(
                await("chat", seen -> seen.has("process")).path("process").asString(), "chat");
        JsonNode failed = awaitState("chat", "failed");
        wishes.rebuild(failed.path("process").asString(), "user");
        awaitState("user", "failed");
        letters.add(letter(failed));
        awaitState("chat", "running");
        assertThat(awaitState("user", "failed").path("failure").path("position"))
                .isEqualTo(failed.path("failure").path("position"));
        assertThat(letters.all()).extracting(DeadLetter::projection).isEqualTo(List.of("chat"));
    }
}

package chat.verbatim.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.admin.ProjectionWish;
import chat.verbatim.api.admin.ProjectionWishes;
import chat.verbatim.node.admin.StoredProjectionWishes;
import chat.verbatim.query.QueryServer;
import chat.verbatim.query.QueryServer.Answer;
import chat.verbatim.query.ScriptedChat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What operators want of projections is done by the process that keeps them, and can be watched. */
class ProjectionControlTest {
    private static final String PROJECTION = "chat";
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final QueryServer server = QueryServer.start("verbatim.query.read-patience=100ms");
    private final ProjectionWishes wishes = new StoredProjectionWishes(server.database());
    private final String ada = ScriptedChat.user(server.log(), "ada", "Ada");
    private final ScriptedChat chat = ScriptedChat.group(server.log(), ada);

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode projection() {
        return server.get(QueryServer.OPERATOR, "/api/admin/projections")
                .body()
                .path("items")
                .valueStream()
                .filter(item -> item.path("name").asString().equals(PROJECTION))
                .findFirst()
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private JsonNode await(Predicate<JsonNode> condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (JsonNode seen = projection(); ; seen = projection()) {
            if (condition.test(seen)) {
                return seen;
            }
            assertThat(System.nanoTime()).as("in time: %s", seen).isLessThan(deadline);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode awaitState(String state) {
        return await(seen -> seen.path("state").asString().equals(state) && !seen.has("wish"));
    }

    private String process() {
        return awaitState("running").path("process").asString();
    }

    private Answer history() {
        return server.get(ada, chat.path() + "/messages");
    }

    private void awaitHistory(String... contents) {
        await(seen -> history().status() == 200);
        assertThat(history().body().path("items").findValuesAsString("content")).containsExactly(contents);
    }

    private long storedPlace() {
        Document stored = server.database()
                .getCollection("query_places")
                .find(new Document("_id", PROJECTION))
                .first();
        return stored == null ? 0 : stored.getLong("position");
    }

    @Test
    void whatIsPausedStandsStillAndGoesOnWhereItStood() {
        String process = process();
        assertThat(process).startsWith("standalone@");
        chat.send(ada, "one");
        awaitHistory("one");

        wishes.pause(process, PROJECTION, true);
        wishes.pause(process, PROJECTION, true);
        awaitState("paused");
        chat.send(ada, "two");
        assertThat(history().status()).isEqualTo(503);
        assertThat(server.get(ada, chat.path() + "/messages", "0").body().path("items"))
                .hasSize(1);

        wishes.pause(process, PROJECTION, false);
        awaitHistory("one", "two");
        awaitState("running");
    }

    @Test
    void aRebuildBeginsWithNothingAndEndsWithTheSame() {
        String process = process();
        chat.send(ada, "one");
        chat.send(ada, "two");
        awaitHistory("one", "two");
        Map<String, String> before = server.documents(PROJECTION);
        server.database().getCollection("query_" + PROJECTION).insertOne(new Document("_id", "of an older version"));

        assertThat(wishes.rebuild(process, PROJECTION)).isTrue();
        await(seen -> wishes.of(process, List.of(PROJECTION)).stream().allMatch(wish -> wish.rebuild() == null));
        // Also when nothing new happens.
        awaitState("running");
        awaitHistory("one", "two");

        assertThat(server.documents(PROJECTION)).isEqualTo(before);
        await(seen -> seen.path("state").asString().equals("running")
                && seen.path("lag").asLong() == 0);
    }

    @Test
    void whatIsPausedGoesOnByARebuild() {
        String process = process();
        chat.send(ada, "one");
        awaitHistory("one");
        wishes.pause(process, PROJECTION, true);
        awaitState("paused");
        chat.send(ada, "two");

        assertThat(wishes.rebuild(process, PROJECTION)).isTrue();
        awaitState("running");
        awaitHistory("one", "two");
    }

    @Test
    void aSecondRebuildIsNotTakenBeforeTheFirstHasBegun() {
        assertThat(wishes.rebuild("query-side@elsewhere:1", PROJECTION)).isTrue();
        assertThat(wishes.rebuild("query-side@elsewhere:1", PROJECTION)).isFalse();
        ProjectionWish wish =
                wishes.of("query-side@elsewhere:1", List.of(PROJECTION)).getFirst();
        wishes.begun(wish);
        wishes.begun(new ProjectionWish("query-side@elsewhere:1", PROJECTION, false, "another", null));

        assertThat(wishes.rebuild("query-side@elsewhere:1", PROJECTION)).isTrue();
    }

    @Test
    void anEventThatCannotBeAppliedIsNamedAndARebuildHelps() {
        String process = process();
        chat.send(ada, "one");
        awaitHistory("one");
        long place = server.log().headPosition();
        // Stored places trail; from one at the beginning it would go on with nothing.
        await(seen -> storedPlace() >= place);
        wishes.pause(process, PROJECTION, true);
        awaitState("paused");
        // As a mistake would leave it; whoever goes on remembers nothing of what was there before.
        server.database()
                .getCollection("query_" + PROJECTION)
                .updateMany(new Document(), new Document("$set", new Document("d", "nonsense")));
        chat.send(ada, "two");
        long head = server.log().headPosition();
        wishes.pause(process, PROJECTION, false);

        JsonNode failed = awaitState("failed");
        assertThat(failed.path("failure").path("reason").asString()).isEqualTo("ClassCastException");
        // What came before the pause may come again first, for stored places trail.
        assertThat(Long.parseLong(failed.path("failure").path("position").asString()))
                .isBetween(1L, head);
        assertThat(failed.path("lag").asLong()).isPositive();

        wishes.rebuild(process, PROJECTION);
        awaitHistory("one", "two");
        assertThat(awaitState("running").has("failure")).isFalse();
    }
}

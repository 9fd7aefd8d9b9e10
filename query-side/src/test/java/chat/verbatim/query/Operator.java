package chat.verbatim.query;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.admin.BesideWish;
import chat.verbatim.api.admin.ProjectionWishes;
import chat.verbatim.node.admin.StoredProjectionWishes;
import java.util.function.Predicate;
import org.bson.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Watches a projection of a server, and wants things of it. */
final class Operator {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final QueryServer server;
    private final String projection;
    private final ProjectionWishes wishes;

    Operator(QueryServer server, String projection) {
        this.server = server;
        this.projection = projection;
        this.wishes = new StoredProjectionWishes(server.database());
    }

    JsonNode look() {
        return server.get(QueryServer.OPERATOR, "/api/admin/projections", "0")
                .body()
                .path("items")
                .valueStream()
                .filter(item -> item.path("name").asString().equals(projection))
                .findFirst()
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    JsonNode await(Predicate<JsonNode> condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (JsonNode seen = look(); ; seen = look()) {
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

    /** Waits until a wish is carried out, or refused. */
    void wants(BesideWish wish) {
        String process = await(seen -> seen.has("process")).path("process").asString();
        assertThat(wishes.beside(process, projection, wish)).isTrue();
        awaitDone();
    }

    void awaitDone() {
        await(seen -> !seen.has("besideWish"));
    }

    /** What is shown may have been said before the last wish: to be asked for what comes after it only. */
    JsonNode awaitBeside(String role, String state) {
        return await(seen -> isBeside(seen, role, state)).path("beside");
    }

    private static boolean isBeside(JsonNode seen, String role, String state) {
        return seen.at("/beside/role").asString().equals(role)
                && seen.at("/beside/state").asString().equals(state)
                && !seen.has("besideWish");
    }

    /** On a busy machine a copy may be behind just then: who is refused for that asks again, as the answer says. */
    private JsonNode awaitUnlessRefused(BesideWish wish, Predicate<JsonNode> done) {
        return await(seen -> {
            if (done.test(seen)) {
                return true;
            }
            if (!seen.has("besideWish") && seen.at("/beside/refusal").isString()) {
                wishes.beside(seen.path("process").asString(), projection, wish);
            }
            return false;
        });
    }

    void awaitNothingBeside() {
        await(seen -> seen.has("process") && !seen.has("beside") && !seen.has("besideWish"));
    }

    /** A new copy that has caught up and was compared. */
    JsonNode builds() {
        wants(BesideWish.BUILD);
        return awaitBeside("next", "ready").path("parity");
    }

    /** What a comparison finds that begins now. */
    JsonNode compares(String role) {
        JsonNode before = look().at("/beside/parity/at");
        wants(BesideWish.COMPARE);
        return awaitUnlessRefused(
                        BesideWish.COMPARE,
                        seen -> seen.at("/beside/role").asString().equals(role)
                                && seen.at("/beside/state").asString().equals("ready")
                                && seen.at("/beside/parity").isObject()
                                && !seen.at("/beside/parity/at").equals(before))
                .at("/beside/parity");
    }

    void switches() {
        wants(BesideWish.SWITCH);
        awaitUnlessRefused(BesideWish.SWITCH, seen -> isBeside(seen, "previous", "ready"));
    }

    void switchesBack() {
        wants(BesideWish.SWITCH_BACK);
        awaitUnlessRefused(BesideWish.SWITCH_BACK, seen -> isBeside(seen, "next", "ready"));
    }

    /** The slot that is live, as it is written down. */
    String liveSlot() {
        Document stored = server.database()
                .getCollection("query_copies")
                .find(new Document("_id", projection))
                .first();
        return stored == null ? "first" : stored.getString("live");
    }

    /** Waits until a place that is stored is as far as this: places trail. */
    void awaitPlace(String place, long position) {
        await(seen -> {
            Document stored = server.database()
                    .getCollection("query_places")
                    .find(new Document("_id", place))
                    .first();
            return stored != null && stored.getLong("position") >= position;
        });
    }
}

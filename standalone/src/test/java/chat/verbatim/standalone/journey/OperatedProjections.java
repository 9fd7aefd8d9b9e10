package chat.verbatim.standalone.journey;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The projections of a server, as its operator sees them and has them paused, rebuilt and switched. */
final class OperatedProjections {
    /** A rebuild of a long log on a machine that does other things as well. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Person operator;

    OperatedProjections(Person operator) {
        this.operator = operator;
    }

    /** @param wish such as {@code rebuild} or {@code beside/switch} */
    Answer wish(String projection, String wish) {
        return operator.api()
                .call("POST", "/api/admin/projections/" + projection + '/' + wish)
                .send();
    }

    List<JsonNode> all() {
        return operator.api().get("/api/admin/projections").expect(200).items();
    }

    JsonNode of(String name) {
        return all().stream()
                .filter(item -> item.path("name").asString().equals(name))
                .findFirst()
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    JsonNode await(String name, Predicate<JsonNode> condition) {
        JsonNode[] seen = {of(name)};
        Eventually.within(
                PATIENCE,
                () -> {
                    seen[0] = of(name);
                    return condition.test(seen[0]);
                },
                () -> seen[0].toString());
        return seen[0];
    }

    /** Until it is in this state, and nothing is wished for any more. */
    JsonNode awaitState(String name, String state) {
        return await(name, it -> it.path("state").asString().equals(state) && !it.has("wish"));
    }

    /** Until the copy beside it has this role, is ready, and nothing is wished for any more. */
    JsonNode awaitBeside(String name, String role) {
        return await(
                name,
                it -> it.at("/beside/role").asString("").equals(role)
                        && it.at("/beside/state").asString("").equals("ready")
                        && !it.has("besideWish"));
    }

    /** Until all have applied all that there is but for a moment's worth. */
    void awaitCaughtUp() {
        Eventually.within(
                PATIENCE,
                () -> {
                    List<JsonNode> seen = all();
                    return !seen.isEmpty()
                            && seen.stream()
                                    .allMatch(it -> it.path("state").asString().equals("running")
                                            && it.path("lag").asLong() < 10);
                },
                () -> all().toString());
    }
}

package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import chat.verbatim.standalone.cluster.Cluster;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** An operator sees all processes through the one door, and reaches each of those that keep projections. The test that kills comes last. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatedClusterTest {
    private Cluster cluster;
    private Person operator;

    @BeforeAll
    void start() {
        cluster = Cluster.start();
        operator = Person.operator(new ApiClient(cluster.proxy().url(), Contract.load()));
    }

    @AfterAll
    void end() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private List<JsonNode> processes() {
        return operator.api()
                .get("/api/admin/status")
                .expect(200)
                .at("processes")
                .valueStream()
                .toList();
    }

    private List<String> roles(boolean silent) {
        return processes().stream()
                .filter(process -> process.path("silent").asBoolean() == silent)
                .map(process -> process.path("role").asString())
                .toList();
    }

    /** Of the projection at each process that keeps it; {@code wished} while what was wished for is not seen to be done. */
    private List<String> states(String projection) {
        return kept(projection).stream()
                .map(item -> item.has("wish") ? "wished" : item.path("state").asString())
                .toList();
    }

    private void awaitStates(String... wanted) {
        Eventually.isTrue(() -> states("chat").equals(List.of(wanted)), () -> kept("chat") + "\n" + cluster.output());
    }

    private List<JsonNode> kept(String projection) {
        return operator.api().get("/api/admin/projections").expect(200).items().stream()
                .filter(item -> item.path("name").asString().equals(projection))
                .toList();
    }

    private Answer wish(String wish) {
        return operator.api()
                .call("POST", "/api/admin/projections/chat/" + wish)
                .send()
                .expect(202);
    }

    @Test
    @Order(1)
    void eachProcessOfEachRoleSaysHowItDoes() {
        Eventually.isTrue(
                () -> roles(false)
                        .equals(List.of(
                                "command-side",
                                "command-side",
                                "query-side",
                                "query-side",
                                "realtime-gateway",
                                "realtime-gateway")),
                () -> processes().toString());
        Eventually.isTrue(
                () -> processes().stream()
                        .allMatch(process -> process.path("health").asString().equals("UP")),
                () -> processes().toString());
    }

    @Test
    @Order(2)
    void eachProcessTellsWhatItRunsWithAndNoSecret() {
        Eventually.isTrue(
                () -> runningWith("verbatim.node.patience").size() == 6,
                () -> runningWith("verbatim.node.patience").toString());
        Answer settings = operator.api().get("/api/admin/settings").expect(200);

        assertThat(settings.text())
                .doesNotContain(Cluster.SECRET)
                .doesNotContain(Cluster.PASSWORD)
                .doesNotContain(Cluster.MASTER_KEY)
                .doesNotContain("mongodb://verbatim")
                .doesNotContain(operator.email());
        assertThat(setting("verbatim.node.secret").at("/values/0/hidden").asBoolean())
                .isTrue();
        // Each process has its own, and each replica a database of its own.
        assertThat(setting("verbatim.node.address").path("differs").asBoolean()).isTrue();
        assertThat(setting("verbatim.node.database").path("differs").asBoolean())
                .isTrue();
        assertThat(setting("verbatim.node.log-database").has("differs")).isFalse();
    }

    private JsonNode setting(String name) {
        return operator.api().get("/api/admin/settings").expect(200).items().stream()
                .filter(item -> item.path("name").asString().equals(name))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    private List<String> runningWith(String name) {
        return setting(name)
                .path("values")
                .valueStream()
                .flatMap(value -> value.path("processes").valueStream().map(JsonNode::asString))
                .toList();
    }

    @Test
    @Order(3)
    void oneReplicaIsPausedAndRebuiltWhileTheOtherServes() {
        awaitStates("running", "running");
        String second = URLEncoder.encode(kept("chat").getLast().path("process").asString(), StandardCharsets.UTF_8);

        wish("pause?process=" + second);
        awaitStates("running", "paused");
        wish("rebuild?process=" + second);
        awaitStates("running", "running");
        assertThat(wish("pause").at("processes")).hasSize(2);
        awaitStates("paused", "paused");
    }

    @Test
    @Order(4)
    void aPauseHoldsOverARestart() {
        cluster.querySide().getFirst().end();
        cluster.querySide().getFirst().restart();

        awaitStates("paused", "paused");
        wish("resume");
        awaitStates("running", "running");
    }

    @Test
    @Order(5)
    void whoIsKilledFallsSilentAndWhoEndsIsGone() {
        cluster.gateways().getFirst().end();
        Eventually.isTrue(() -> roles(false).size() == 5);
        assertThat(roles(true)).isEmpty();
        cluster.gateways().getLast().kill();

        Eventually.isTrue(() -> roles(true).equals(List.of("realtime-gateway")));
        assertThat(roles(false)).hasSize(4);
    }
}

package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.admin.BesideState;
import chat.verbatim.api.admin.ProcessStatus;
import chat.verbatim.api.admin.ProcessStatus.Figures;
import chat.verbatim.api.admin.ProcessStatuses;
import chat.verbatim.api.admin.ProjectionState;
import chat.verbatim.spec.Contract;
import chat.verbatim.standalone.VerbatimApplication;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** An operator has a projection rebuilt without a pause, over HTTP, and is told why what cannot be done is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BesideTest {
    private static final String SLOW = "query-side@slow:1";

    private ConfigurableApplicationContext application;
    private ApiClient api;
    private Person operator;

    @BeforeAll
    void start(@TempDir Path data) {
        application = SpringApplication.from(VerbatimApplication::main)
                .run("--server.port=0", "--verbatim.data=" + data, "--verbatim.command.operators=" + Person.OPERATOR)
                .getApplicationContext();
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        api = new ApiClient(URI.create("http://localhost:" + port), Contract.load());
        operator = Person.operator(api);
    }

    @AfterAll
    void end() {
        application.close();
    }

    private Answer wish(String projection, String wish) {
        return operator.api()
                .call("POST", "/api/admin/projections/" + projection + '/' + wish)
                .send();
    }

    private JsonNode projection(String name) {
        return operator.api().get("/api/admin/projections").expect(200).items().stream()
                .filter(item -> item.path("name").asString().equals(name))
                .findFirst()
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private void await(String name, Predicate<JsonNode> condition) {
        Eventually.isTrue(
                () -> condition.test(projection(name)), () -> projection(name).toString());
    }

    private void awaitBeside(String role, String state) {
        await(
                "chat",
                seen -> seen.at("/beside/role").asString().equals(role)
                        && seen.at("/beside/state").asString().equals(state)
                        && !seen.has("besideWish"));
    }

    private static void assertHistory(Person reader, String chat, String position, String... contents) {
        assertThat(reader.history(chat, "", position).expect(200).items())
                .extracting(item -> item.path("content").asString())
                .containsExactly(contents);
    }

    @Test
    void aProjectionIsRebuiltSwitchedToAndSwitchedBackWithoutAPause() {
        Person alice = Person.named("alice", api);
        Person bob = Person.named("bob", api);
        String chat = alice.group("Rebuilt", bob);
        assertHistory(bob, chat, alice.says(chat, "one").expect(201).position(), "one");
        await("chat", seen -> seen.has("process"));

        wish("chat", "beside/build").expect(202);
        await("chat", seen -> seen.has("beside"));
        wish("chat", "beside/build").refused(409, "conflict");
        wish("chat", "rebuild").refused(409, "conflict");
        awaitBeside("next", "ready");
        assertThat(projection("chat").at("/beside/parity/differences")).isEmpty();
        assertThat(projection("chat").at("/beside/parity/compared").asLong()).isPositive();
        String compared = projection("chat").at("/beside/parity/at").asString();
        wish("chat", "beside/compare").expect(202);
        await("chat", seen -> !seen.at("/beside/parity/at").asString(compared).equals(compared));
        awaitBeside("next", "ready");

        wish("chat", "beside/switch").expect(202);
        awaitBeside("previous", "ready");
        wish("chat", "beside/switch").refused(409, "conflict");
        assertHistory(bob, chat, alice.says(chat, "two").expect(201).position(), "one", "two");

        wish("chat", "beside/switch-back").expect(202);
        awaitBeside("next", "ready");
        assertHistory(bob, chat, alice.says(chat, "three").expect(201).position(), "one", "two", "three");
        wish("chat", "beside/switch-back").refused(409, "conflict");

        wish("chat", "beside/discard").expect(202);
        await("chat", seen -> seen.has("process") && !seen.has("beside") && !seen.has("besideWish"));
        for (String nothing : List.of("compare", "switch", "switch-back", "discard")) {
            wish("chat", "beside/" + nothing).refused(409, "conflict");
        }
        assertHistory(bob, chat, alice.says(chat, "four").expect(201).position(), "one", "two", "three", "four");
    }

    @Test
    void whatCannotBeDoneIsRefusedWithTheReason() {
        ProcessStatuses statuses = application.getBean(ProcessStatuses.class);
        statuses.publish(slowProcess(
                projection("building", "running", beside("next", "building")),
                projection("comparing", "running", beside("next", "comparing")),
                projection("failed", "running", beside("next", "failed")),
                projection("still", "paused", beside("previous", "paused")),
                projection("behind", "running", beside("previous", "building")),
                projection("busy", "replaying", null),
                projection("idle", "running", null)));
        try {
            assertThat(why("building", "switch")).contains("has not caught up");
            assertThat(why("building", "switch-back")).contains("Nothing is kept");
            assertThat(why("building", "compare")).contains("has not caught up");
            assertThat(why("comparing", "switch")).contains("being compared");
            assertThat(why("failed", "switch")).contains("cannot apply");
            assertThat(why("still", "switch-back")).contains("paused");
            assertThat(why("behind", "switch-back")).contains("has not caught up");
            assertThat(why("behind", "switch")).contains("the one before");
            assertThat(why("busy", "build")).contains("being rebuilt");
            assertThat(why("idle", "switch")).contains("Build it first");
            assertThat(why("idle", "switch-back")).contains("Nothing is kept");
            wish("failed", "beside/discard").expect(202);
            wish("idle", "beside/build").expect(202);
            assertThat(why("idle", "build")).contains("not done yet");
            assertThat(projection("idle").path("besideWish").asString()).isEqualTo("build");
        } finally {
            statuses.withdraw(SLOW);
        }
        for (String wish : List.of("build", "compare", "switch", "switch-back", "discard")) {
            wish("nobodys", "beside/" + wish).refused(404, "not-found");
        }
    }

    private String why(String projection, String wish) {
        return wish(projection, "beside/" + wish)
                .refused(409, "conflict")
                .json()
                .path("detail")
                .asString();
    }

    private static BesideState beside(String role, String state) {
        return new BesideState(role, 1_024, 1, state, null, 0, null, null, 0, null, null);
    }

    private static ProjectionState projection(String name, String state, @Nullable BesideState beside) {
        return new ProjectionState(name, 1_024, 2_048, 1, state, null, 0, null, null, null, beside);
    }

    private static ProcessStatus slowProcess(ProjectionState... projections) {
        Figures figures = new Figures(1, 2, null, 1, null, null, null, null, null, null, null, null);
        Instant now = Instant.now();
        return new ProcessStatus(SLOW, "query-side", "1", now, now, "UP", List.of(), figures, List.of(projections));
    }
}

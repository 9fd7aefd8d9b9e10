package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import chat.verbatim.testservers.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code ./dev projections}, typed by an operator beside a running server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectionsCommandTest {
    private static final int MESSAGES = 20;

    private VerbatimProcess server;
    private ApiClient api;
    private Person operator;

    @BeforeAll
    void start(@TempDir Path data) {
        server = VerbatimProcess.start(data, "--verbatim.command.operators=" + Person.OPERATOR);
        api = server.client(Contract.load());
        operator = Person.operator(api);
        talk();
        Eventually.isTrue(() -> projection("chat").path("lag").asLong(-1) == 0);
    }

    private JsonNode projection(String name) {
        return operator.api().get("/api/admin/projections").expect(200).items().stream()
                .filter(item -> item.path("name").asString().equals(name))
                .findFirst()
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private void talk() {
        Person ada = Person.named("ada", api);
        String chat = ada.group("Long");
        for (int number = 0; number < MESSAGES; number++) {
            ada.says(chat, "message " + number).expect(201);
        }
    }

    @AfterAll
    void end() {
        server.close();
    }

    private DevCommand operatorTypes(String... words) {
        return types(operator.api().token(), words);
    }

    private DevCommand types(String token, String... words) {
        DevCommand said = types(Map.of("VERBATIM_TOKEN", token, "VERBATIM_PORT", port()), words);
        assertThat(said.output() + said.errors()).doesNotContain(token);
        return said;
    }

    private static DevCommand types(Map<String, String> environment, String... words) {
        return DevCommand.typed(
                environment,
                Stream.concat(Stream.of("projections"), Stream.of(words)).toArray(String[]::new));
    }

    private String port() {
        return Integer.toString(server.url().getPort());
    }

    @Test
    void eachProjectionIsListedWithItsPlaceItsPaceAndItsState() {
        List<String> lines = operatorTypes().done().lines();

        assertThat(lines.getFirst()).matches("NAME +PROCESS +POSITION +LAG +EVENTS/S +STATE");
        assertThat(lines)
                .anyMatch(line -> line.matches("user +standalone@\\S+ +\\d+ +\\d+ +[\\d.]+ +running"))
                .anyMatch(line -> line.startsWith("chat "));
    }

    @Test
    void programsReadTheListAsTheApiHasIt() {
        JsonNode list = JsonMapper.shared()
                .readTree(
                        operatorTypes("list", "user", "--format", "json").done().output());

        assertThat(list.path("items")).hasSize(1);
        assertThat(list.at("/items/0/name").asString()).isEqualTo("user");
        assertThat(list.at("/items/0/state").asString()).isEqualTo("running");
    }

    @Test
    void aProjectionIsPausedAndStartedAgain() {
        assertThat(operatorTypes("pause", "bot", "--watch").done().lines())
                .anyMatch(line -> line.startsWith("bot of standalone@") && line.contains(": paused,"))
                .last()
                .isEqualTo("pause bot is done.");
        assertThat(operatorTypes("list", "bot").done().output()).contains("paused");

        operatorTypes("start", "bot", "--watch").done();
        assertThat(operatorTypes("list", "bot").done().output()).contains("running");
    }

    /** How far a longer one is, {@code HundredThousandEventsTest} sees. */
    @Test
    void aResetIsFollowedToItsEnd() {
        assertThat(operatorTypes("reset", "chat").done().output()).contains("reset chat is written down for ");
        assertThat(operatorTypes("list", "chat", "--watch", "--format", "json")
                        .done()
                        .lines())
                .map(line -> JsonMapper.shared().readTree(line))
                .last()
                .matches(change -> change.path("state").asString().equals("running"))
                .matches(change -> change.path("lag").asLong() == 0);
    }

    @Test
    void theCommandsOfTheHandbookWork() {
        String said = HandbookShell.runAll(
                HandbookShell.page("operations.md"),
                "bash projections",
                DevCommand.CHECKOUT,
                Map.of(
                        "VERBATIM_PORT",
                        port(),
                        "api",
                        server.url() + "/api",
                        "email",
                        Person.OPERATOR,
                        "password",
                        Person.PASSWORD));

        assertThat(said)
                .contains("reset chat is done.", "next beside it: ready, ")
                .containsPattern("chat of \\S+, \\S+Z, \\d+ compared: all the same")
                .contains("switch chat is done.", "switch-back chat is done.", "discard chat is done.");
    }

    @Test
    void whatCannotBeDoneIsRefusedWithTheReason() {
        assertThat(operatorTypes("discard", "user").refused()).contains("There is no copy beside the live one");
        assertThat(operatorTypes("switch", "user").refused()).contains("Build it first");
        assertThat(operatorTypes("parity", "user").refused()).contains("build a copy beside it");
        assertThat(operatorTypes("leave-out", "user", "99999999999").refused())
                .contains("does not stand before this event");
        assertThat(operatorTypes("reset", "user", "99999999999").refused()).contains("not reset to a position");
    }

    @Test
    void aWrongNameIsAnsweredWithThoseThatThereAre() {
        assertThat(operatorTypes("pause", "users").refused())
                .startsWith("There is no projection \"users\", but these: bot, chat, ");
        assertThat(operatorTypes("pause", "user", "--process", "query-side@nowhere:1")
                        .refused())
                .contains("No process \"query-side@nowhere:1\" keeps user, but these: standalone@");
        assertThat(operatorTypes("halt", "user").unasked()).contains("no command \"halt\"");
        assertThat(operatorTypes("pause").unasked()).contains("needs the name of a projection");
        assertThat(operatorTypes("--fast").unasked()).contains("'--fast'").contains("--help");
    }

    @Test
    void whoeverHasNoTokenOrOneThatOpensNothingIsToldWhatToDo(@TempDir Path tokens) throws IOException {
        Map<String, String> none = Map.of("VERBATIM_PORT", port());
        assertThat(types(none).unasked()).contains("There is no token").contains("VERBATIM_TOKEN");
        assertThat(types(none, "--token", operator.api().token()).unasked())
                .contains("never an argument")
                .doesNotContain(operator.api().token());
        assertThat(types(none, "--token-file", tokens.resolve("none").toString())
                        .unasked())
                .contains("ENOENT");
        Path file = Files.writeString(tokens.resolve("token"), operator.api().token() + '\n');
        types(none, "--token-file", file.toString()).done();

        assertThat(types("made-up").refused()).contains("log in again");
        assertThat(types(Person.named("mallory", api).api().token(), "pause", "user")
                        .refused())
                .contains("not of an operator")
                .contains("VERBATIM_COMMAND_OPERATORS");
        assertThat(types(operator.bot("robot", "messages:read").api().token()).refused())
                .contains("of a bot");
    }

    @Test
    void aTokenThatHasExpiredIsToldFromOneThatNeverWas(@TempDir Path data) {
        try (VerbatimProcess hasty = VerbatimProcess.start(
                data,
                "--verbatim.command.operators=" + Person.OPERATOR,
                "--verbatim.command.sessions.access-token-life=5s")) {
            String token = Person.operator(hasty.client(Contract.load())).api().token();
            Eventually.isTrue(
                    () -> types(token, "--url", hasty.url().toString()).status() == 1);
            assertThat(types(token, "--url", hasty.url().toString()).refused()).contains("The token has expired");
        }
    }

    @Test
    void aServerThatIsAwayIsToldFromOneThatIsAnother() {
        String nobody = "http://localhost:" + FreePorts.next();
        assertThat(operatorTypes("--url", nobody).unasked())
                .contains("Nobody answers at " + nobody)
                .contains("ECONNREFUSED");
        assertThat(operatorTypes("--url", server.url() + "/docs").unasked()).contains("not as Verbatim does");
        assertThat(operatorTypes("--url", "localhost").unasked()).contains("--url is an address");
    }
}

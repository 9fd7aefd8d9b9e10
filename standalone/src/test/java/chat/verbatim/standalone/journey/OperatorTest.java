package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who runs the server sees how it does, and nobody else does. */
@ExtendWith(RunningVerbatim.class)
class OperatorTest {
    private final ApiClient api;
    private final Person operator;
    private final Person ada;

    OperatorTest(ApiClient api) {
        this.api = api;
        operator = Person.operator(api);
        ada = Person.named("ada", api);
    }

    private static List<String[]> adminCalls() {
        return Contract.load().signatures().stream()
                .map(signature -> signature.call().split(" ", 2))
                .filter(call -> call[1].startsWith("/api/admin/"))
                .toList();
    }

    private static Answer call(ApiClient client, String[] call) {
        String path = call[1].replace("{name}", "nobodys")
                .replace("{messageId}", "no_1")
                .replace("{userId}", "nobodys")
                .replace("{chatId}", "nobodys")
                .replace("{position}", "1024");
        return client.call(call[0], path).send();
    }

    @Test
    void whatIsForOperatorsIsClosedToEverybodyElse() {
        Person robot = operator.bot("robot", "messages:read", "messages:write", "chats:manage");
        assertThat(adminCalls()).hasSizeGreaterThanOrEqualTo(5).allSatisfy(call -> {
            call(api, call).refused(401, "unauthenticated");
            call(ada.api(), call).refused(403, "forbidden");
            call(robot.api(), call).refused(403, "insufficient-scope");
            // What needs a body is refused for that.
            assertThat(call(operator.api(), call).status()).isIn(200, 204, 400, 404, 415);
        });
    }

    @Test
    void onlyTheyThemselvesAreToldThatTheyAreOperators() {
        assertThat(operator.api()
                        .get("/api/users/me")
                        .expect(200)
                        .at("operator")
                        .asBoolean())
                .isTrue();
        assertThat(ada.api().get("/api/users/me").expect(200).json().has("operator"))
                .isFalse();
        assertThat(ada.api()
                        .get("/api/users/" + operator.id())
                        .expect(200)
                        .json()
                        .has("operator"))
                .isFalse();
    }

    @Test
    void aRenewedTokenIsOneOfAnOperatorToo() {
        Answer renewed = api.post("/api/auth/refresh", Map.of("refreshToken", operator.refreshToken()))
                .expect(200);
        assertThat(renewed.at("user.operator").asBoolean()).isTrue();
        api.with(renewed.string("token")).get("/api/admin/status").expect(200);
    }

    @Test
    void theProcessSaysHowItDoes() {
        String chat = ada.group("Busy");
        try (Device device = Device.of(ada)) {
            int[] said = {0};
            Eventually.isTrue(
                    () -> {
                        device.sends(chat, "message " + said[0], "k" + said[0]++);
                        JsonNode figures = process().path("figures");
                        return figures.path("connections").asLong() >= 1
                                && figures.path("messagesPerSecond").asDouble() > 0
                                && figures.path("framesPerSecond").asDouble() > 0
                                && figures.path("requestsPerSecond").asDouble() > 0
                                && figures.path("sendToAck").path("p99").asDouble() > 0
                                && figures.path("appendToFrame").path("count").asLong() > 0;
                    },
                    () -> process().toPrettyString());
        }
        JsonNode process = process();
        assertThat(process.path("role").asString()).isEqualTo("standalone");
        assertThat(process.path("health").asString()).isEqualTo("UP");
        assertThat(process.path("parts").valueStream().map(part -> part.path("name")
                        .asString()))
                .contains("store");
        assertThat(process.path("silent").asBoolean()).isFalse();
        assertThat(process.path("figures").path("heapBytes").asLong()).isPositive();
    }

    @Test
    void theProcessTellsWhatItRunsWith() {
        Eventually.isTrue(
                () -> !operator.api().get("/api/admin/settings").items().isEmpty());
        Answer settings = operator.api().get("/api/admin/settings").expect(200);
        JsonNode batch = settings.items().stream()
                .filter(setting -> setting.path("name").asString().equals("verbatim.query.batch-size"))
                .findFirst()
                .orElseThrow();

        assertThat(batch.path("meaning").asString()).startsWith("most events");
        assertThat(batch.at("/values/0/value").asString()).isEqualTo("1000");
        assertThat(batch.at("/values/0/source").asString()).isEqualTo("default");
        assertThat(settings.text()).doesNotContain(operator.email());
    }

    @Test
    void aChatIsFoundByItsNameAndItsPeopleAndNothingIsReadOfIt() {
        String chat = ada.group("Weaving looms", Person.named("grace", api));
        String position = ada.says(chat, "The pattern is a secret").expect(201).position();

        Answer found = operator.api()
                .call("POST", "/api/admin/chats/search")
                .after(position)
                .json(Map.of("query", "loo"))
                .send()
                .expect(200);
        Answer opened = operator.sees("/api/admin/chats/" + chat, position).expect(200);

        assertThat(found.items()).extracting(item -> item.path("id").asString()).contains(chat);
        assertThat(opened.number("messages")).isEqualTo(1);
        assertThat(opened.at("participants").findValuesAsString("role")).containsExactly("owner", "member");
        assertThat(found.text() + opened.text()).doesNotContain("pattern");
        assertThat(operator.api()
                        .post("/api/admin/chats/search", Map.of("userId", ada.id()))
                        .expect(200)
                        .items())
                .extracting(item -> item.path("id").asString())
                .contains(chat);
    }

    @Test
    void theCommandsOfTheHandbookWork(@TempDir Path folder) {
        Eventually.isTrue(
                () -> !operator.api().get("/api/admin/projections").items().isEmpty());
        String said = HandbookShell.runAll(
                HandbookShell.page("operations.md"),
                "bash operator",
                folder,
                Map.of("api", api.server() + "/api", "token", operator.api().token()));

        assertThat(said).contains("\"state\":\"running\"").contains("\"processes\":[\"standalone@");
    }

    private JsonNode process() {
        JsonNode processes =
                operator.api().get("/api/admin/status").expect(200).json().path("processes");
        // Other tests of this JVM have servers too, with stores of their own.
        assertThat(processes.size()).isLessThanOrEqualTo(1);
        return processes.path(0);
    }
}

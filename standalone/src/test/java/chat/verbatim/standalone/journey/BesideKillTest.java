package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A process is killed while it builds a copy, switches to it, switches back and discards it, and always comes up with one that is whole. */
class BesideKillTest {
    private static final int SAID_AT_FIRST = 40;
    private static final long ASK_AGAIN_NANOS = 500_000_000;

    /** When it is killed after the answer: what was asked for is done within about a second. */
    private record Blow(String wish, long afterMillis) {}

    private static final List<Blow> BLOWS = List.of(
            new Blow("build", 400),
            new Blow("switch", 150),
            new Blow("switch", 1_000),
            new Blow("switch-back", 600),
            new Blow("switch", 1_300),
            new Blow("discard", 800));

    private final Contract contract = Contract.load();
    private final List<String> said = new ArrayList<>();
    private Path data;
    private VerbatimProcess server;
    private ApiClient operator;

    @BeforeEach
    void start(@TempDir Path data) {
        this.data = data;
        server = launch(0);
        operator = Person.operator(server.client(contract)).api();
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void whateverIsLiveAfterAKillIsWhole() {
        Person ada = Person.named("ada", server.client(contract));
        String chat = ada.group("Killed");
        String position = "";
        for (int i = 0; i < SAID_AT_FIRST; i++) {
            position = say(ada, chat);
        }
        assertHistory(ada, chat, position);
        for (Blow blow : BLOWS) {
            strike(blow);
            assertHistory(ada, chat, position);
            // A store that is killed may have lost the wish, or have done it before.
            await(seen -> !seen.has("besideWish")
                    && (!seen.has("beside")
                            || seen.at("/beside/state").asString().equals("ready")));
            position = say(ada, chat);
            assertHistory(ada, chat, position);
            assertNothingDiffers();
        }
    }

    private VerbatimProcess launch(int port) {
        return VerbatimProcess.launch(data, port, "--verbatim.command.operators=" + Person.OPERATOR);
    }

    private String say(Person person, String chat) {
        said.add("message " + said.size());
        return person.says(chat, said.getLast()).expect(201).position();
    }

    private void assertHistory(Person reader, String chat, String position) {
        assertThat(reader.history(chat, "?limit=100", position).expect(200).items())
                .extracting(item -> item.path("content").asString())
                .containsExactlyElementsOf(said);
    }

    private void strike(Blow blow) {
        await(seen -> !seen.has("besideWish"));
        String before = startOfProcess();
        Answer asked = operator.call("POST", "/api/admin/projections/chat/beside/" + blow.wish)
                .send();
        // What the one before has done, or has not, decides whether it can be done.
        assertThat(asked.status()).as(asked.text()).isIn(202, 409);
        LockSupport.parkNanos(blow.afterMillis * 1_000_000);
        server.kill();
        server = launch(server.url().getPort());
        server.url();
        // What the one before has said of itself is still there at first.
        Eventually.isTrue(() -> !startOfProcess().equals(before));
    }

    private void assertNothingDiffers() {
        String before = projection().at("/beside/parity/at").asString("");
        Answer[] answer = new Answer[1];
        // What a process has said of itself may be two seconds old.
        Eventually.isTrue(
                () -> {
                    if (!projection().has("beside")) {
                        return true;
                    }
                    answer[0] = operator.call("POST", "/api/admin/projections/chat/beside/compare")
                            .send();
                    if (answer[0].status() != 202) {
                        // Writes are limited.
                        LockSupport.parkNanos(ASK_AGAIN_NANOS);
                    }
                    return answer[0].status() == 202;
                },
                () -> answer[0].text() + projection());
        if (projection().has("beside")) {
            await(seen -> !seen.has("beside")
                    || (seen.at("/beside/state").asString().equals("ready")
                            && !seen.at("/beside/parity/at").asString(before).equals(before)));
            assertThat(projection().at("/beside/parity/differences")).isEmpty();
            assertThat(projection().at("/beside/parity/unsettled").asLong(0)).isZero();
        }
    }

    private String startOfProcess() {
        return operator.get("/api/admin/status")
                .expect(200)
                .json()
                .at("/processes/0/startedAt")
                .asString("");
    }

    private JsonNode projection() {
        return operator.get("/api/admin/projections").expect(200).items().stream()
                .filter(item -> item.path("name").asString().equals("chat"))
                .filter(item -> !item.path("silent").asBoolean())
                .findFirst()
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private void await(Predicate<JsonNode> condition) {
        Eventually.isTrue(
                () -> {
                    JsonNode seen = projection();
                    return seen.has("process") && condition.test(seen);
                },
                () -> projection().toString());
    }
}

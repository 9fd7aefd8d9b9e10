package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ada takes along what the server holds of her. */
@ExtendWith(RunningVerbatim.class)
class OwnDataTest {
    private final ApiClient anonymous;
    private final Person ada;
    private final Person grace;
    private final String chat;

    OwnDataTest(ApiClient api) {
        anonymous = api;
        ada = Person.named("ada", api);
        grace = Person.named("grace", api);
        chat = ada.group("Engine", grace);
    }

    private static Answer takesAlong(Person person) {
        return person.api().call("POST", "/api/my-data").send();
    }

    private static List<JsonNode> lines(Answer export) {
        return export.expect(200)
                .text()
                .lines()
                .filter(line -> !line.isEmpty())
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private static List<String> types(Answer export) {
        return lines(export).stream().map(line -> line.path("type").asString()).toList();
    }

    @Test
    void sheGetsAllThatSheDidAndNothingThatOthersSaid() {
        Answer said = ada.says(chat, "The wheel of gold").expect(201);
        grace.says(chat, "Really?").expect(201);
        grace.reacts("/api/chats/" + chat + "/messages/" + said.string("id"), "\uD83D\uDC4D")
                .expect(200);
        ada.api()
                .patch("/api/users/me", Map.of("profile", Map.of("about", "Engines")))
                .expect(200);
        grace.reads(chat, 2).expect(204);

        Answer export = takesAlong(ada);

        assertThat(types(export)).contains("UserRegistered", "ChatCreated", "MessageSent", "ProfileChanged");
        assertThat(export.text())
                .contains("The wheel of gold")
                .contains("Engines")
                .doesNotContain("Really?")
                .doesNotContain("\"ReactionAdded\"");
        assertThat(lines(export).stream()
                        .flatMap(line -> line.at("/payload/marks").valueStream())
                        .map(mark -> mark.path("userId").asString()))
                .doesNotContain(grace.id());
        assertThat(export.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("my-data.ndjson");
    }

    @Test
    void whatOthersDidToHerIsAmongIt() {
        Person barbara = Person.named("barbara", anonymous);
        ada.api()
                .post("/api/chats/" + chat + "/participants", Map.of("userId", barbara.id()))
                .expect(200);
        ada.api().delete("/api/chats/" + chat + "/participants/" + barbara.id()).expect(204);

        assertThat(types(takesAlong(barbara))).contains("ParticipantAdded", "ParticipantRemoved");
    }

    @Test
    void nobodyElseGetsIt() {
        anonymous.call("POST", "/api/my-data").send().refused(401, "unauthenticated");
        takesAlong(ada.bot("robot", "messages:read")).refused(403, "insufficient-scope");
    }
}

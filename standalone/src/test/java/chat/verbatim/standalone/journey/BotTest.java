package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A program takes part in chats as far as the scopes of its token go, and as long as its owner lets it. */
@ExtendWith(RunningVerbatim.class)
class BotTest {
    private static final List<String> SCOPES = List.of("messages:read", "messages:write", "chats:manage");

    private final ApiClient api;
    private final Person ada;

    BotTest(ApiClient api) {
        this.api = api;
        ada = Person.named("ada", api);
    }

    private static Answer issue(Person owner, String botId, Object scopes) {
        return owner.api().post("/api/bots/" + botId + "/tokens", Map.of("name", "server", "scopes", scopes));
    }

    @Test
    void aBotTalksWithPeopleAndIsShownAsWhatItIs() {
        Person robot = ada.bot("robot", "messages:read", "messages:write");
        String chat = ada.group("Robots", robot);
        try (Device person = Device.of(ada);
                Device program = Device.of(robot)) {
            ada.says(chat, "are you there?").expect(201);
            program.frames().message("are you there?");
            program.sends(chat, "beep", "k1");

            assertThat(person.frames()
                            .message("beep")
                            .path("sender")
                            .path("bot")
                            .asBoolean())
                    .isTrue();
        }
        Answer boop = robot.says(chat, "boop").expect(201);
        assertThat(boop.at("sender.bot").asBoolean()).isTrue();
        Answer me = robot.api().get("/api/users/me").expect(200);
        assertThat(me.at("bot").asBoolean()).isTrue();
        assertThat(me.json().has("email")).isFalse();
        Answer seen = ada.sees("/api/chats/" + chat, boop.position()).expect(200);
        assertThat(seen.at("participants").valueStream().map(member -> member.path("user")
                        .has("bot")))
                .containsExactly(false, true);
        assertThat(ada.api().get("/api/users/" + robot.id()).at("bot").asBoolean())
                .isTrue();
    }

    @Test
    void aTokenOpensWhatItsScopesSayAndNothingElse() {
        Person robot = ada.bot("robot", "messages:read");
        String chat = ada.group("Scopes", robot);
        String message = ada.says(chat, "hello").expect(201).string("id");
        Map<String, Set<String>> paths = Map.of(
                "messages:read",
                        Set.of(
                                "see",
                                "read history",
                                "see a status",
                                "see a proof",
                                "see it as it was",
                                "read history as it was",
                                "see what happened",
                                "mark as read",
                                "see who is online"),
                "messages:write", Set.of("send", "edit", "delete", "react", "take a reaction back"),
                "chats:manage", Set.of("rename", "add somebody", "make an admin", "remove somebody"));
        for (String scope : SCOPES) {
            ApiClient holder =
                    api.with(issue(ada, robot.id(), List.of(scope)).expect(201).string("token"));
            ChatPaths.all(chat, message).forEach((what, call) -> {
                Answer answer = call.apply(holder).send();
                if (paths.getOrDefault(scope, Set.of()).contains(what)) {
                    assertThat(answer.text()).as("%s with %s", what, scope).doesNotContain("insufficient-scope");
                } else {
                    answer.refused(403, "insufficient-scope");
                }
            });
            holder.get("/api/users/me").expect(200);
        }
    }

    @Test
    void whatIsForPeopleNoTokenOpens() {
        Person robot = ada.bot("robot", SCOPES.toArray(String[]::new));
        List<Function<ApiClient, Call>> closed = List.of(
                bot -> bot.call("PATCH", "/api/users/me").json(Map.of("profile", Map.of("about", "me"))),
                bot -> bot.call("POST", "/api/auth/logout"),
                bot -> bot.call("POST", "/api/bots").json(Map.of("username", Person.uniqueName("child"))),
                bot -> bot.call("GET", "/api/bots"),
                bot -> bot.call("DELETE", "/api/bots/" + robot.id()),
                bot -> bot.call("GET", "/api/bots/" + robot.id() + "/tokens"),
                bot -> bot.call("POST", "/api/bots/" + robot.id() + "/tokens")
                        .json(Map.of("name", "more", "scopes", SCOPES)),
                bot -> bot.call("GET", "/api/projections"));

        closed.forEach(call -> call.apply(robot.api()).send().refused(403, "insufficient-scope"));
    }

    @Test
    void aSocketKnowsScopesToo() {
        Person reader = ada.bot("reader", "messages:read");
        String chat = ada.group("Readers", reader);
        try (Device device = Device.of(reader)) {
            assertThat(device.says("send_message", Map.of("chatId", chat, "content", "hi", "idempotencyKey", "k"))
                            .path("error")
                            .path("code")
                            .asString())
                    .isEqualTo("insufficient-scope");
            assertThat(device.says("user_typing", Map.of("chatId", chat))
                            .path("ok")
                            .asBoolean())
                    .isFalse();
            assertThat(device.says("message_ack", Map.of("chatId", chat, "seq", 0))
                            .path("ok")
                            .asBoolean())
                    .isTrue();
        }
        Person writer = ada.bot("writer", "messages:write");
        try (Device deaf = Device.withToken(api, writer.api().token())) {
            assertThat(deaf.refusal()).contains("insufficient-scope");
        }
    }

    @Test
    void aRevokedTokenOpensNothingAndItsSocketIsClosed() {
        Person robot = ada.bot("robot", "messages:read");
        String tokens = "/api/bots/" + robot.id() + "/tokens";
        Answer other = issue(ada, robot.id(), List.of("messages:read")).expect(201);
        try (Device device = Device.of(robot)) {
            Answer revoked =
                    ada.api().delete(tokens + "/" + robot.refreshToken()).expect(204);

            robot.api().get("/api/chats").refused(401, "unauthenticated");
            assertThat(device.frames().await("session_ended").string("code")).isEqualTo("unauthenticated");
            assertThat(device.end()).isEqualTo("io server disconnect");
            assertThat(ada.sees(tokens, revoked.position()).items())
                    .extracting(token -> token.path("id").asString())
                    .containsExactly(other.string("id"));
        }
        ada.api().delete(tokens + "/" + robot.refreshToken()).expect(204);
        ada.api().delete(tokens + "/none").refused(404, "not-found");
        api.with(other.string("token")).get("/api/chats").expect(200);
    }

    @Test
    void aDeletedBotIsSilentAndWhatItSaidStays() {
        Person robot = ada.bot("robot", SCOPES.toArray(String[]::new));
        String chat = ada.group("Robots", robot);
        robot.says(chat, "beep").expect(201);
        String bot = "/api/bots/" + robot.id();

        Answer deleted = ada.api().delete(bot).expect(204);

        robot.api().get("/api/chats").refused(401, "unauthenticated");
        ada.api().delete(bot).expect(204);
        issue(ada, robot.id(), SCOPES).refused(404, "not-found");
        assertThat(ada.sees("/api/bots", deleted.position()).items()).isEmpty();
        ada.sees(bot + "/tokens", deleted.position()).refused(404, "not-found");
        assertThat(ada.history(chat, "", deleted.position()).items().getLast().at("/sender/username"))
                .hasToString('"' + robot.username() + '"');
    }

    @Test
    void somebodyElsesBotDoesNotExist() {
        Person robot = ada.bot("robot", "messages:read");
        Person eve = Person.named("eve", api);
        String bot = "/api/bots/" + robot.id();
        for (String id : List.of(robot.id(), ada.id(), eve.id(), "nobody", "no.body")) {
            issue(eve, id, SCOPES).refused(404, "not-found");
            eve.api().get("/api/bots/" + id + "/tokens").refused(404, "not-found");
            eve.api()
                    .patch("/api/bots/" + id, Map.of("profile", Map.of("about", "mine")))
                    .refused(404, "not-found");
            eve.api().delete("/api/bots/" + id).refused(404, "not-found");
        }
        eve.api().delete(bot + "/tokens/" + robot.refreshToken()).refused(404, "not-found");
        robot.api().get("/api/chats").expect(200);
        assertThat(eve.api().get("/api/bots").items()).isEmpty();
    }

    @Test
    void aTokenExpires() {
        Person robot = ada.bot("robot", "messages:read");
        Answer brief = ada.api()
                .post(
                        "/api/bots/" + robot.id() + "/tokens",
                        Map.of(
                                "name",
                                "brief",
                                "scopes",
                                List.of("messages:read"),
                                "expiresAt",
                                Instant.now().plusSeconds(2).toString()))
                .expect(201);
        ApiClient holder = api.with(brief.string("token"));

        Eventually.isTrue(() -> holder.get("/api/chats").status() == 401);

        holder.get("/api/chats").refused(401, "token-expired");
    }

    @Test
    void whoHasManyBotsIsToldToDeleteOne() {
        Person collector = Person.named("collector", api);
        for (int i = 0; i < 20; i++) {
            collector
                    .api()
                    .post("/api/bots", Map.of("username", Person.uniqueName("bot")))
                    .expect(201);
        }
        String wanted = Person.uniqueName("wanted");
        Answer refused = collector.api().post("/api/bots", Map.of("username", wanted));
        refused.refused(409, "limit-reached");
        String first =
                collector.api().get("/api/bots").items().getFirst().path("id").asString();
        collector.api().delete("/api/bots/" + first).expect(204);

        // The name was given back with the refusal.
        collector.api().post("/api/bots", Map.of("username", wanted)).expect(201);
        collector.api().post("/api/bots", Map.of("username", wanted)).refused(409, "username-taken");
    }

    @Test
    void aBadRequestIsToldWhatIsWrong() {
        Person robot = ada.bot("robot", "messages:read");
        ada.api().post("/api/bots", Map.of()).invalid("username");
        ada.api().post("/api/bots", Map.of("username", "x")).invalid("username");
        ada.api()
                .post("/api/bots", Map.of("username", Person.uniqueName("b"), "displayName", " "))
                .invalid("displayName");
        issue(ada, robot.id(), List.of()).invalid("scopes");
        issue(ada, robot.id(), List.of("everything")).invalid("scopes");
        issue(ada, robot.id(), List.of("messages:read", "messages:read")).invalid("scopes");
        String tokens = "/api/bots/" + robot.id() + "/tokens";
        ada.api().post(tokens, Map.of("scopes", SCOPES)).invalid("name");
        for (String moment : List.of("tomorrow", "2001-01-01T00:00:00Z", "9999-12-31T00:00:00Z")) {
            ada.api()
                    .post(tokens, Map.of("name", "n", "scopes", SCOPES, "expiresAt", moment))
                    .invalid("expiresAt");
        }
        ada.api().patch("/api/bots/" + robot.id(), Map.of()).invalid("profile");
    }
}

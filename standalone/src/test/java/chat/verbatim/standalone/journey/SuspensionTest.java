package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Operators find accounts, suspend them and lift that; everybody else sees and does nothing of it. */
@ExtendWith(RunningVerbatim.class)
class SuspensionTest {
    private static final String SEARCH = "/api/admin/users/search";
    private static final String REASON = "Advertising in groups of others";

    private final ApiClient anonymous;
    private final Person operator;
    private final Person charles;
    private final Person grace;

    SuspensionTest(ApiClient anonymous) {
        this.anonymous = anonymous;
        operator = Person.operator(anonymous);
        charles = Person.named("charles", anonymous);
        grace = Person.named("grace", anonymous);
    }

    private static String suspension(Person person) {
        return "/api/admin/users/" + person.id() + "/suspension";
    }

    private Answer suspend(Person person) {
        return operator.api()
                .call("PUT", suspension(person))
                .json(Map.of("reason", REASON))
                .send();
    }

    private Answer reinstate(Person person) {
        return operator.api().delete(suspension(person));
    }

    private Answer logIn(Person person) {
        return anonymous.post("/api/auth/login", Map.of("email", person.email(), "password", Person.PASSWORD));
    }

    private JsonNode found(String query) {
        List<JsonNode> items =
                operator.api().post(SEARCH, Map.of("query", query)).expect(200).items();
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    @Test
    void aGroupWhoseOwnerIsSuspendedIsGivenAnAdminByAnOperator() {
        String chat = charles.group("Engines", grace);
        String appointment = "/api/admin/chats/" + chat + "/admins/" + grace.id();
        operator.api().call("PUT", appointment).send().refused(409, "conflict");
        suspend(charles).expect(204);
        Person robot = grace.bot("robot", "messages:read");
        operator.api()
                .call("PUT", "/api/admin/chats/" + chat + "/admins/" + robot.id())
                .send()
                .refused(409, "conflict");
        try (Device device = Device.of(grace)) {
            String position =
                    operator.api().call("PUT", appointment).send().expect(204).position();

            Heard frame = device.frames().await("role_changed");
            assertThat(frame.string("userId")).isEqualTo(grace.id());
            assertThat(frame.string("by")).isEqualTo(operator.id());
            Answer opened = operator.sees("/api/admin/chats/" + chat, position).expect(200);
            assertThat(opened.json().at("/participants/0/suspended").asBoolean())
                    .isTrue();
            assertThat(opened.json().at("/participants/1/role").asString()).isEqualTo("admin");
            assertThat(operator.api()
                            .call("PUT", appointment)
                            .send()
                            .expect(204)
                            .position())
                    .isEqualTo(position);
        }
        operator.api().get("/api/chats/" + chat).refused(404, "chat-not-found");
    }

    @Test
    void aSuspendedUserIsOutAndCannotComeIn() {
        try (Device device = Device.of(charles)) {
            suspend(charles).expect(204);

            assertThat(device.frames().await("session_ended").string("code")).isEqualTo("unauthenticated");
            assertThat(device.end()).isEqualTo("io server disconnect");
        }
        charles.api().get("/api/users/me").refused(401, "unauthenticated");
        charles.api().get("/api/chats").refused(401, "unauthenticated");
        anonymous
                .post("/api/auth/refresh", Map.of("refreshToken", charles.refreshToken()))
                .refused(401, "refresh-token-invalid");
        Answer refused = logIn(charles).refused(403, "account-suspended");
        assertThat(refused.string("detail")).contains("Ask the operators").doesNotContain(REASON);
        anonymous
                .post("/api/auth/login", Map.of("email", charles.email(), "password", "not the password"))
                .refused(401, "invalid-credentials");
        Device refusedDevice = Device.withToken(anonymous, charles.api().token());
        assertThat(refusedDevice.refusal()).contains("unauthenticated");
        refusedDevice.close();
    }

    @Test
    void whatTheyWroteStaysAndNobodyElseIsTold() {
        String chat = charles.chatWith(grace);
        charles.says(chat, "I was here").expect(201);
        JsonNode before =
                grace.api().get("/api/users/" + charles.id()).expect(200).json();
        try (Device device = Device.of(grace)) {
            String position = suspend(charles).expect(204).position();

            assertThat(grace.history(chat, "", position)
                            .expect(200)
                            .items()
                            .getFirst()
                            .path("content")
                            .asString())
                    .isEqualTo("I was here");
            assertThat(grace.api().get("/api/users/" + charles.id()).expect(200).json())
                    .isEqualTo(before);
            grace.says(chat, "Where are you?").expect(201);
            device.frames().message("Where are you?");
            assertThat(device.frames().all())
                    .noneMatch(frame -> frame.data().toString().contains(REASON));
        }
    }

    @Test
    void aLiftedSuspensionLetsThemLogInAgain() {
        suspend(charles).expect(204);
        suspend(charles).expect(204);
        reinstate(charles).expect(204);
        reinstate(charles).expect(204);

        Person back = Person.of(logIn(charles).expect(200), anonymous);
        back.api().get("/api/users/me").expect(200);
        charles.api().get("/api/users/me").refused(401, "unauthenticated");
    }

    @Test
    void theBotsOfASuspendedUserAreSilentUntilItIsLifted() {
        Person robot = charles.bot("robot", "messages:read", "messages:write");
        robot.api().get("/api/chats").expect(200);
        try (Device device = Device.of(robot)) {
            suspend(charles).expect(204);
            assertThat(device.frames().await("session_ended").string("code")).isEqualTo("unauthenticated");
        }
        robot.api().get("/api/chats").refused(401, "unauthenticated");

        reinstate(charles).expect(204);
        Eventually.isTrue(() -> robot.api().get("/api/chats").status() == 200);
    }

    @Test
    void aBotIsSuspendedByItselfToo() {
        Person robot = charles.bot("robot", "messages:read");
        suspend(robot).expect(204);

        Eventually.isTrue(() -> robot.api().get("/api/chats").status() == 401);
        charles.api().get("/api/chats").expect(200);
        assertThat(found(robot.id()).path("suspension").path("reason").asString())
                .isEqualTo(REASON);
    }

    @Test
    void operatorsSeeAnAccountAsItIsNow() {
        JsonNode open = found(charles.email().toUpperCase(java.util.Locale.ROOT));
        assertThat(open.path("id").asString()).isEqualTo(charles.id());
        assertThat(open.path("email").asString()).isEqualTo(charles.email());
        assertThat(open.path("sessions").asInt()).isEqualTo(1);
        assertThat(open.has("suspension")).isFalse();
        assertThat(open.has("operator")).isFalse();
        logIn(charles).expect(200);
        assertThat(found(charles.id()).path("sessions").asInt()).isEqualTo(2);
        operator.api().call("PUT", "/api/admin/auditors/" + charles.id()).send().expect(204);
        assertThat(found(charles.id()).path("auditor").asBoolean()).isTrue();

        suspend(charles).expect(204);
        JsonNode suspended = found(charles.id());
        assertThat(suspended.path("sessions").asInt()).isZero();
        assertThat(suspended.path("suspension").path("reason").asString()).isEqualTo(REASON);
        assertThat(suspended.path("suspension").path("by").path("id").asString())
                .isEqualTo(operator.id());
        assertThat(found(Person.OPERATOR).path("operator").asBoolean()).isTrue();
    }

    @Test
    void namesAreFoundByTheirBeginningAPageAtATime() {
        String prefix = "paged" + charles.id().substring(0, 8);
        for (String name : List.of("c", "a", "b")) {
            anonymous
                    .post("/api/auth/register", Person.registration(prefix + "-" + name))
                    .expect(201);
        }
        String last = operator.api()
                .patch("/api/users/me", Map.of("profile", Map.of("about", prefix)))
                .position();
        Answer first = operator.api()
                .call("POST", SEARCH)
                .after(last)
                .json(Map.of("query", prefix.toUpperCase(java.util.Locale.ROOT), "limit", 2))
                .send()
                .expect(200);
        Answer second = operator.api()
                .post(SEARCH, Map.of("query", prefix, "limit", 2, "after", first.string("nextCursor")))
                .expect(200);

        assertThat(first.items())
                .extracting(user -> user.path("username").asString())
                .containsExactly(prefix + "-a", prefix + "-b");
        assertThat(second.items())
                .extracting(user -> user.path("username").asString())
                .containsExactly(prefix + "-c");
        assertThat(second.json().has("nextCursor")).isFalse();
    }

    @Test
    void whatNobodyHasIsNotFound() {
        for (String query : List.of("nobody@nowhere.example", "f".repeat(32), "zzzz-no-such-name")) {
            assertThat(operator.api()
                            .post(SEARCH, Map.of("query", query))
                            .expect(200)
                            .items())
                    .isEmpty();
        }
    }

    @Test
    void badInputIsRefusedWithWhatToDo() {
        operator.api().post(SEARCH, Map.of()).invalid("query");
        operator.api().post(SEARCH, Map.of("query", "  ")).invalid("query");
        operator.api().post(SEARCH, Map.of("query", "x".repeat(255))).invalid("query");
        operator.api().post(SEARCH, Map.of("query", "x", "limit", 51)).invalid("limit");
        operator.api().post(SEARCH, Map.of("query", "x", "after", "")).invalid("after");
        operator.api().call("PUT", suspension(charles)).json(Map.of()).send().invalid("reason");
        operator.api()
                .call("PUT", suspension(charles))
                .json(Map.of("reason", "two\nlines"))
                .send()
                .invalid("reason");
        operator.api()
                .call("PUT", "/api/admin/users/nobody/suspension")
                .json(Map.of("reason", REASON))
                .send()
                .refused(404, "user-not-found");
        operator.api().delete("/api/admin/users/nobody/suspension").refused(404, "user-not-found");
        suspend(operator).refused(403, "forbidden");
        operator.api().get("/api/users/me").expect(200);
    }
}

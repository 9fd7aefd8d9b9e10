package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningVerbatim.class)
class EveryOperationTest {
    private final Contract contract = Contract.load();
    private final ApiClient anonymous;

    EveryOperationTest(ApiClient anonymous) {
        this.anonymous = anonymous.judgedBy(contract);
    }

    @Test
    void oneLifeTouchesEveryOperation() {
        Person grace = Person.named("grace", anonymous);
        Person ada = Person.named("ada", anonymous);
        login(ada);
        lookAround(ada, grace);
        talk(ada, grace);
        showAFile(ada);
        ownABot(ada);
        letAServicePost(ada);
        letAServiceHear(ada);
        operate(ada);
        moderate(ada);
        audit(ada, grace);
        erase();

        assertThat(contract.coverage().untouchedOperations()).isEmpty();
    }

    private void erase() {
        Person leaving = Person.named("leaving", anonymous);
        leaving.api().call("POST", "/api/my-data").send().expect(200);
        Answer own = leaving.api()
                .post("/api/users/me/erasure", Map.of("password", Person.PASSWORD))
                .expect(202);
        anonymous.get("/api/erasures/" + own.string("id")).expect(200);
        Person gone = Person.named("gone", anonymous);
        Person.operator(anonymous)
                .api()
                .post("/api/admin/users/" + gone.id() + "/erasure", Map.of("reason", "asked for by post"))
                .expect(202);
    }

    private void login(Person ada) {
        Answer session = anonymous
                .post("/api/auth/login", Map.of("email", ada.email(), "password", Person.PASSWORD))
                .expect(200);
        Answer next = anonymous
                .post("/api/auth/refresh", Map.of("refreshToken", session.string("refreshToken")))
                .expect(200);
        Person.of(next, anonymous).api().call("POST", "/api/auth/logout").send().expect(204);
    }

    private static void lookAround(Person ada, Person grace) {
        ada.api()
                .patch("/api/users/me", Map.of("profile", Map.of("about", "Engines")))
                .expect(200);
        ada.api().get("/api/users/me").expect(200);
        secure(ada);
        String avatar = AvatarCalls.shown(ada, FileCalls.picture(8, 8));
        grace.api().get("/api/avatars/" + avatar).expect(200);
        AvatarCalls.remove(ada).send().expect(200);
        ada.api().get("/api/users?query=" + grace.username()).expect(200);
        ada.api().get("/api/users/" + grace.id()).expect(200);
    }

    private static void secure(Person ada) {
        String sessions = "/api/users/me/sessions";
        String other = ada.api().get(sessions).expect(200).items().stream()
                .filter(session -> !session.path("current").asBoolean())
                .map(session -> session.path("id").asString())
                .findFirst()
                .orElse("none");
        ada.api().delete(sessions + "/" + other).refused(404, "not-found");
        ada.api().delete(sessions).expect(204);
        ada.api()
                .call("PUT", "/api/users/me/password")
                .json(Map.of("currentPassword", Person.PASSWORD, "newPassword", Person.PASSWORD + "!"))
                .send()
                .expect(204);
    }

    private static void talk(Person ada, Person grace) {
        String chat = "/api/chats/" + ada.group("Engine");
        ada.api().post(chat + "/participants", Map.of("userId", grace.id())).expect(200);
        ada.api().patch(chat, Map.of("name", "Engine Room")).expect(200);
        ada.api()
                .patch(chat + "/participants/" + grace.id(), Map.of("role", "admin"))
                .expect(200);
        grace.api()
                .patch(chat + "/preferences", Map.of("pinned", true, "mutedUntil", "forever"))
                .expect(200);
        Answer said =
                ada.api().post(chat + "/messages", Map.of("content", "Hello")).expect(201);
        String message = chat + "/messages/" + said.string("id");
        grace.api().post(chat + "/read", Map.of("seq", said.number("seq"))).expect(204);
        ada.sees(message, said.position()).expect(200);
        ada.sees(message + "/proof", said.position()).expect(200);
        ada.api().get("/api/proof/checkpoint").expect(200);
        ada.api().get("/api/proof/key").expect(200);
        ada.api().get("/api/proof/consistency?from=1").expect(200);
        ada.sees(message + "/status", said.position()).expect(200);
        ada.sees(chat + "/messages", said.position()).expect(200);
        ada.sees(chat, said.position()).expect(200);
        ada.sees(chat + "/events", said.position()).expect(200);
        ada.sees(chat + "/as-of?seq=0", said.position()).expect(200);
        ada.sees(chat + "/as-of/messages?position=" + said.position(), said.position())
                .expect(200);
        ada.sees("/api/chats", said.position()).expect(200);
        ada.sees(chat + "/online-users", said.position()).expect(200);
        ada.api().patch(message, Map.of("content", "Hello!")).expect(200);
        grace.reacts(message, "👍").expect(200);
        grace.unreacts(message, "👍").expect(200);
        ada.api().delete(message).expect(200);
        ada.api().delete(chat + "/participants/" + grace.id()).expect(204);
    }

    private static void showAFile(Person ada) {
        ada.api().get("/api/attachment-limits").expect(200);
        String chat = ada.group("Pictures");
        String file = FileCalls.uploaded(ada, chat, FileCalls.noise(100));
        ada.api().get("/api/chats/" + chat + "/attachments/" + file).expect(200);
    }

    private static void ownABot(Person ada) {
        Person robot = ada.bot("robot", "messages:read");
        String bot = "/api/bots/" + robot.id();
        ada.api().patch(bot, Map.of("profile", Map.of("about", "Beeps"))).expect(200);
        ada.api().get("/api/bots").expect(200);
        ada.api().get(bot + "/tokens").expect(200);
        ada.api().delete(bot + "/tokens/" + robot.refreshToken()).expect(204);
        ada.api().delete(bot).expect(204);
    }

    private void letAServicePost(Person ada) {
        String webhooks = "/api/chats/" + ada.group("Builds") + "/incoming-webhooks";
        Answer webhook = ada.api().post(webhooks, Map.of("name", "CI")).expect(201);
        anonymous
                .with(webhook.string("token"))
                .post(webhook.string("url"), Map.of("content", "Green"))
                .expect(201);
        ada.sees(webhooks, webhook.position()).expect(200);
        ada.api().delete(webhooks + "/" + webhook.string("id")).expect(204);
    }

    private static void letAServiceHear(Person ada) {
        String webhooks = "/api/chats/" + ada.group("Audited") + "/outgoing-webhooks";
        // Nothing is said in the group, so nothing is sent there.
        Answer webhook = ada.api()
                .post(webhooks, Map.of("url", "https://1.1.1.1/hook", "events", List.of("receive_message")))
                .expect(201);
        String path = "/api/outgoing-webhooks/" + webhook.string("id");
        ada.api().get(webhooks).expect(200);
        ada.api().get(path).expect(200);
        ada.api().get(path + "/dead-letters").expect(200);
        ada.api().call("POST", path + "/dead-letters/7/redeliver").send().refused(404, "not-found");
        ada.api().delete(path + "/dead-letters/7").refused(404, "not-found");
        ada.api().patch(path, Map.of("enabled", false)).expect(200);
        ada.api().delete(path).expect(204);
    }

    private void audit(Person ada, Person grace) {
        ApiClient operator = Person.operator(anonymous).api();
        String role = "/api/admin/auditors/" + grace.id();
        operator.call("PUT", role).send().expect(204);
        String chat = ada.group("Read by an auditor");
        Answer audit = grace.api()
                .post("/api/audits", Map.of("chatId", chat, "reason", "Case 17"))
                .expect(201);
        String opened = "/api/audits/" + audit.string("id");
        grace.api().post(opened + "/events", Map.of()).expect(200);
        grace.api().post(opened + "/export", Map.of("format", "csv")).expect(200);
        ada.sees("/api/chats/" + chat + "/audits", audit.position()).expect(200);
        operator.delete(role).expect(204);
    }

    private void moderate(Person ada) {
        ApiClient operator = Person.operator(anonymous).api();
        Person charles = Person.named("charles", anonymous);
        String chat = ada.chatWith(charles);
        String said = charles.says(chat, "Buy my engine!").expect(201).string("id");
        String report = "/api/chats/" + chat + "/messages/" + said + "/report";
        String reported = ada.api()
                .call("PUT", report)
                .json(Map.of("reason", "spam"))
                .send()
                .expect(204)
                .position();
        ada.sees(report, reported).expect(200);
        operator.get("/api/admin/reports").expect(200);
        operator.call("POST", "/api/admin/reports/" + said + "/look").send().expect(200);
        operator.call("PUT", "/api/admin/reports/" + said + "/decision")
                .json(Map.of("outcome", "removed"))
                .send()
                .expect(204);
        operator.post("/api/admin/chats/search", Map.of()).expect(200);
        operator.get("/api/admin/chats/nobodys").refused(404, "chat-not-found");
        operator.call("PUT", "/api/admin/chats/nobodys/admins/" + charles.id())
                .send()
                .refused(404, "chat-not-found");
        operator.post("/api/admin/users/search", Map.of("query", charles.email()))
                .expect(200);
        String suspension = "/api/admin/users/" + charles.id() + "/suspension";
        operator.call("PUT", suspension).json(Map.of("reason", "Spam")).send().expect(204);
        operator.delete(suspension).expect(204);
        Answer reset = operator.call("POST", "/api/admin/users/" + charles.id() + "/password-reset")
                .send()
                .expect(201);
        anonymous
                .post(
                        "/api/auth/password-reset",
                        Map.of("email", charles.email(), "code", reset.string("code"), "newPassword", Person.PASSWORD))
                .expect(204);
    }

    private void operate(Person ada) {
        ada.api().get("/api/projections").expect(200);
        ApiClient operator = Person.operator(anonymous).api();
        operator.get("/api/admin/status").expect(200);
        operator.get("/api/admin/projections").expect(200);
        operator.get("/api/admin/settings").expect(200);
        operator.get("/api/admin/messages/nobodys_1/whereabouts").refused(404, "message-not-found");
        operator.get("/api/admin/dead-letters").expect(200);
        for (String wish : List.of(
                "pause",
                "resume",
                "rebuild",
                "beside/build",
                "beside/compare",
                "beside/switch",
                "beside/switch-back",
                "beside/discard",
                "dead-letters/1024",
                "dead-letters/1024/replay")) {
            operator.call("POST", "/api/admin/projections/nobodys/" + wish)
                    .send()
                    .refused(404, "not-found");
        }
        anonymous.get("/.well-known/jwks.json").expect(200);
        anonymous.get("/actuator/health").expect(200);
        anonymous.get("/actuator/health/ping").expect(200);
        anonymous.get("/actuator/health/readiness").expect(200);
        anonymous.get("/actuator/health/liveness").expect(200);
    }
}

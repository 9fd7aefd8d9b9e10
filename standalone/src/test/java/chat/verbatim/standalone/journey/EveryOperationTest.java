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
        ownABot(ada);
        letAServicePost(ada);
        letAServiceHear(ada);
        operate(ada);

        assertThat(contract.coverage().untouchedOperations()).isEmpty();
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
        ada.api().get("/api/users?query=" + grace.username()).expect(200);
        ada.api().get("/api/users/" + grace.id()).expect(200);
    }

    private static void talk(Person ada, Person grace) {
        String chat = "/api/chats/" + ada.group("Engine");
        ada.api().post(chat + "/participants", Map.of("userId", grace.id())).expect(200);
        ada.api().patch(chat, Map.of("name", "Engine Room")).expect(200);
        Answer said =
                ada.api().post(chat + "/messages", Map.of("content", "Hello")).expect(201);
        String message = chat + "/messages/" + said.string("id");
        grace.api().post(chat + "/read", Map.of("seq", said.number("seq"))).expect(204);
        ada.sees(message + "/status", said.position()).expect(200);
        ada.sees(chat + "/messages", said.position()).expect(200);
        ada.sees(chat, said.position()).expect(200);
        ada.sees("/api/chats", said.position()).expect(200);
        ada.sees(chat + "/online-users", said.position()).expect(200);
        ada.api().patch(message, Map.of("content", "Hello!")).expect(200);
        ada.api().delete(message).expect(200);
        ada.api().delete(chat + "/participants/" + grace.id()).expect(204);
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

    private void operate(Person ada) {
        ada.api().get("/api/projections").expect(200);
        anonymous.get("/.well-known/jwks.json").expect(200);
        anonymous.get("/actuator/health").expect(200);
        anonymous.get("/actuator/health/ping").expect(200);
        anonymous.get("/actuator/health/readiness").expect(200);
        anonymous.get("/actuator/health/liveness").expect(200);
    }
}

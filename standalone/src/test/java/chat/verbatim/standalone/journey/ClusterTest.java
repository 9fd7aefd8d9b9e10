package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import chat.verbatim.standalone.cluster.Cluster;
import chat.verbatim.standalone.cluster.ClusterNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** A conversation over processes that share nothing but the log. The tests that kill come last. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {
    private static final int MEASURED = 200;
    private static final int WARM_UP = 100;

    private final Contract contract = Contract.load();
    private final WebhookReceiver receiver = WebhookReceiver.up();
    private Cluster cluster;
    private String audited;
    private Person ada;
    private Person grace;

    @BeforeAll
    void start() {
        cluster = Cluster.start();
        ada = Person.named("ada", command(0));
        grace = Person.named("grace", command(1));
        audited = ada.group("audited", grace);
    }

    @AfterAll
    void end() {
        receiver.close();
        if (cluster != null) {
            cluster.close();
        }
    }

    private ApiClient command(int i) {
        return new ApiClient(cluster.commandSide().get(i).url(), contract);
    }

    /** The same person as a client of another process. */
    private PlainDevice device(Person person, int gateway) {
        return PlainDevice.at(new ApiClient(cluster.gateways().get(gateway).url(), contract), person);
    }

    private ApiClient at(ClusterNode node, Person person) {
        return new ApiClient(node.url(), contract).with(person.api().token());
    }

    private static JsonNode send(PlainDevice device, String chat, String content, String key) {
        Map<String, Object> payload = new HashMap<>(Map.of("chatId", chat, "content", content));
        payload.put("idempotencyKey", key);
        return device.says("send_message", payload);
    }

    @Test
    @Order(1)
    void whatIsSaidAtOneGatewayIsHeardAtTheOtherAndReadAtBothReplicas() {
        String chat = ada.chatWith(grace);
        try (PlainDevice speaking = device(ada, 0);
                PlainDevice listening = device(grace, 1)) {
            assertThat(send(speaking, chat, "by socket", "k1").path("ok").asBoolean())
                    .isTrue();
            listening.frames().message("by socket");

            Answer byHttp = at(cluster.commandSide().get(1), grace)
                    .post("/api/chats/" + chat + "/messages", Map.of("content", "by HTTP"))
                    .expect(201);

            listening.frames().message("by HTTP");
            long first = listening.frames().message("by socket").path("seq").asLong();
            assertThat(byHttp.number("seq")).isEqualTo(first + 1);
            for (ClusterNode replica : cluster.querySide()) {
                List<JsonNode> history = at(replica, grace)
                        .call("GET", "/api/chats/" + chat + "/messages")
                        .after(byHttp.position())
                        .send()
                        .expect(200)
                        .items();
                assertThat(history)
                        .extracting(message -> message.path("content").asString())
                        .containsExactlyInAnyOrder("by socket", "by HTTP");
            }
        }
    }

    @Test
    @Order(2)
    void aSessionThatEndsAtOneProcessIsOverAtAll() {
        Person leaving = Person.named("leaving", command(0));
        for (ClusterNode replica : cluster.querySide()) {
            at(replica, leaving).get("/api/chats").expect(200);
        }
        try (PlainDevice device = device(leaving, 1)) {
            leaving.api()
                    .post("/api/auth/logout", Map.of("refreshToken", leaving.refreshToken()))
                    .expect(204);

            device.closeCode();
        }
        for (ClusterNode replica : cluster.querySide()) {
            Eventually.isTrue(() -> at(replica, leaving).get("/api/chats").status() == 401);
        }
    }

    @Test
    @Order(2)
    void whoIsSuspendedAtOneProcessIsOutAtAll() {
        Person operator = Person.operator(command(0));
        Person leaving = Person.named("suspended", command(0));
        Person robot = leaving.bot("robot", "messages:read");
        List<Person> both = List.of(leaving, robot);
        for (ClusterNode replica : cluster.querySide()) {
            both.forEach(person -> at(replica, person).get("/api/chats").expect(200));
        }
        try (PlainDevice one = device(leaving, 0);
                PlainDevice two = device(leaving, 1);
                PlainDevice bot = device(robot, 1)) {
            at(cluster.commandSide().get(1), operator)
                    .call("PUT", "/api/admin/users/" + leaving.id() + "/suspension")
                    .json(Map.of("reason", "Spam"))
                    .send()
                    .expect(204);

            for (PlainDevice device : List.of(one, two, bot)) {
                assertThat(device.frames().await("session_ended").string("code"))
                        .isEqualTo("unauthenticated");
                device.closeCode();
            }
        }
        for (ClusterNode replica : cluster.querySide()) {
            both.forEach(person -> Eventually.isTrue(
                    () -> at(replica, person).get("/api/chats").status() == 401));
        }
        for (ClusterNode node : cluster.commandSide()) {
            new ApiClient(node.url(), contract)
                    .post("/api/auth/login", Map.of("email", leaving.email(), "password", Person.PASSWORD))
                    .refused(403, "account-suspended");
        }
    }

    @Test
    @Order(2)
    void aTokenThatWasUsedAnywhereProvesThatItsAnswerArrived() {
        Person renewing = Person.named("renewing", command(0));
        Answer renewed = command(0)
                .post("/api/auth/refresh", Map.of("refreshToken", renewing.refreshToken()))
                .expect(200);
        command(1)
                .post("/api/auth/refresh", Map.of("refreshToken", renewing.refreshToken()))
                .expect(200);

        at(cluster.querySide().getFirst(), Person.of(renewed, command(0)))
                .get("/api/chats")
                .expect(200);

        Eventually.isTrue(() -> command(1)
                        .post("/api/auth/refresh", Map.of("refreshToken", renewing.refreshToken()))
                        .status()
                == 401);
        command(0)
                .post("/api/auth/refresh", Map.of("refreshToken", renewed.string("refreshToken")))
                .refused(401, "refresh-token-invalid");
    }

    @Test
    @Order(3)
    void aTokenThatIsRevokedAtOneProcessOpensNothingAtAny() {
        Person robot = ada.bot("robot", "messages:read", "messages:write");
        List<ClusterNode> nodes = Stream.of(cluster.querySide(), cluster.commandSide(), cluster.gateways())
                .flatMap(List::stream)
                .toList();
        String chat = at(cluster.commandSide().get(0), ada)
                .post("/api/chats", Map.of("participants", List.of(robot.id()), "isGroup", false))
                .expect(201)
                .string("id");
        for (ClusterNode replica : cluster.querySide()) {
            at(replica, robot).get("/api/chats").expect(200);
            at(replica, robot).get("/api/bots").refused(403, "insufficient-scope");
        }
        try (PlainDevice one = device(robot, 0);
                PlainDevice two = device(robot, 1)) {
            assertThat(send(one, chat, "beep", "b1").path("ok").asBoolean()).isTrue();
            two.frames().message("beep");

            at(cluster.commandSide().get(1), ada)
                    .delete("/api/bots/" + robot.id() + "/tokens/" + robot.refreshToken())
                    .expect(204);

            assertThat(one.frames().await("session_ended").string("code")).isEqualTo("unauthenticated");
            assertThat(two.frames().await("session_ended").string("code")).isEqualTo("unauthenticated");
            one.closeCode();
            two.closeCode();
        }
        for (ClusterNode node : nodes) {
            String path = cluster.gateways().contains(node) ? "/api/chats/" + chat + "/online-users" : "/api/chats";
            Eventually.isTrue(() -> (cluster.commandSide().contains(node)
                                    ? at(node, robot).post(path, Map.of())
                                    : at(node, robot).get(path))
                            .status()
                    == 401);
        }
    }

    @Test
    @Order(4)
    void oneGatewayDeliversToWebhooksWhicheverOfThemWasAsked() {
        for (ClusterNode gateway : cluster.gateways()) {
            at(gateway, ada)
                    .post(
                            "/api/chats/" + audited + "/outgoing-webhooks",
                            Map.of("url", receiver.url(), "events", List.of("receive_message")))
                    .expect(201);
        }
        List<String> said = IntStream.range(0, 10).mapToObj(i -> "m" + i).toList();
        said.forEach(content -> at(cluster.commandSide().get(1), ada)
                .post("/api/chats/" + audited + "/messages", Map.of("content", content))
                .expect(201));

        Eventually.isTrue(() -> receiver.deliveries().size() >= 20, () -> "only " + receiver.contents());
        assertThat(receiver.contents())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(said.stream(), said.stream()).toList());
        assertThat(receiver.deliveries().stream().map(WebhookReceiver.Delivered::id))
                .doesNotHaveDuplicates();
    }

    @Test
    @Order(5)
    @SuppressWarnings("SystemOut") // For whoever reads the build's output.
    void aMessageTakesMillisecondsFromOneGatewayToTheOther() {
        String chat = ada.group("measured", grace);
        long[] nanos = new long[MEASURED];
        try (PlainDevice speaking = device(ada, 0);
                PlainDevice listening = device(grace, 1)) {
            for (int i = -WARM_UP; i < MEASURED; i++) {
                long begin = System.nanoTime();
                send(speaking, chat, "m" + i, "m" + i);
                listening.frames().message("m" + i);
                nanos[Math.max(0, i)] = System.nanoTime() - begin;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                "send at one gateway -> frame at the other: p50 %.1f ms, p99 %.1f ms%n",
                nanos[MEASURED / 2] / 1e6, nanos[MEASURED * 99 / 100] / 1e6);
        assertThat(nanos[0]).isPositive();
    }

    @Test
    @Order(6)
    @SuppressWarnings("SystemOut") // For whoever reads the build's output.
    void whoeverIsRemovedIsOutAtEveryProcessAndHearsNothingMore() {
        String chat = ada.group("fenced", grace);
        String other = ada.group("open", grace);
        try (PlainDevice listening = device(grace, 1);
                PlainDevice speaking = device(grace, 0)) {
            at(cluster.commandSide().get(0), ada)
                    .delete("/api/chats/" + chat + "/participants/" + grace.id())
                    .expect(204);
            long removed = System.nanoTime();
            for (ClusterNode replica : cluster.querySide()) {
                Eventually.isTrue(
                        () -> at(replica, grace).get("/api/chats/" + chat).status() == 404);
                at(replica, grace).get("/api/chats/" + chat + "/messages").expect(404);
            }
            for (ClusterNode node : cluster.commandSide()) {
                at(node, grace)
                        .post("/api/chats/" + chat + "/messages", Map.of("content", "let me in"))
                        .expect(404);
            }
            assertThat(send(speaking, chat, "let me in", "in").path("ok").asBoolean())
                    .isFalse();
            System.out.printf("removed -> out at all processes: %.0f ms%n", (System.nanoTime() - removed) / 1e6);

            at(cluster.commandSide().get(1), ada)
                    .post("/api/chats/" + chat + "/messages", Map.of("content", "behind the back"))
                    .expect(201);
            at(cluster.commandSide().get(1), ada)
                    .post("/api/chats/" + other + "/messages", Map.of("content", "to your face"))
                    .expect(201);
            for (PlainDevice device : List.of(listening, speaking)) {
                device.frames().message("to your face");
                assertThat(device.frames().all("receive_message"))
                        .extracting(frame -> frame.string("content"))
                        .doesNotContain("behind the back");
            }
        }
    }

    @Test
    @Order(7)
    void whatWasAcknowledgedAtOneGatewayIsNotOwedAtAnotherThatIsBehind() {
        Person hedy = Person.named("hedy", command(0));
        String chat = ada.group("nobody is nudged", hedy);
        // Without Redis a process hears of what others appended when it asks next, up to 250 ms later.
        cluster.redis().pause();
        try {
            for (int i = 0; i < 6; i++) {
                acknowledgeAtTheFirstGateway(hedy, chat, "acknowledged " + i);
                try (PlainDevice other = device(hedy, 1)) {
                    other.frames().await("caught_up");
                    assertThat(other.frames().all("receive_message")).isEmpty();
                }
            }
        } finally {
            cluster.redis().resume();
        }
    }

    private void acknowledgeAtTheFirstGateway(Person person, String chat, String content) {
        try (PlainDevice device = device(person, 0)) {
            ada.says(chat, content).expect(201);
            long seq = device.frames().message(content).path("seq").asLong();
            JsonNode ack = device.says("message_ack", Map.of("chatId", chat, "seq", seq));
            assertThat(ack.path("ok").asBoolean()).isTrue();
        }
    }

    @Test
    @Order(8)
    void aCommandSideProcessIsKilledAndNothingIsLostOrDoubled() {
        List<String> chats = IntStream.range(0, 6)
                .mapToObj(i -> ada.group("group " + i, grace))
                .toList();
        List<String> said = new ArrayList<>();
        try (PlainDevice speaking = device(ada, 0);
                PlainDevice listening = device(grace, 1)) {
            for (int i = 0; i < 120; i++) {
                if (i == 40) {
                    cluster.commandSide().get(1).kill();
                }
                String content = "said " + i;
                said.add(content);
                sendUntilAcknowledged(speaking, chats.get(i % chats.size()), content);
            }
            said.forEach(content -> listening.frames().message(content));
            for (String chat : chats) {
                List<JsonNode> heard = listening.frames().all("receive_message").stream()
                        .map(Heard::data)
                        .filter(message -> message.path("chatId").asString().equals(chat))
                        .toList();
                int home = chats.indexOf(chat);
                assertThat(heard)
                        .extracting(message -> message.path("content").asString())
                        .containsExactlyElementsOf(IntStream.range(0, said.size())
                                .filter(i -> i % chats.size() == home)
                                .mapToObj(said::get)
                                .toList());
                assertThat(heard)
                        .extracting(message -> message.path("seq").asLong())
                        .isSorted()
                        .doesNotHaveDuplicates();
            }
        }
    }

    /** As clients do: again with the same key until it is acknowledged. */
    private void sendUntilAcknowledged(PlainDevice device, String chat, String content) {
        AtomicReference<@Nullable JsonNode> last = new AtomicReference<>();
        Eventually.isTrue(
                () -> {
                    JsonNode ack = send(device, chat, content, "key-" + content.replace(' ', '-'));
                    last.set(ack);
                    return ack.path("ok").asBoolean();
                },
                () -> last + " from\n" + cluster.output());
    }

    @Test
    @Order(9)
    void aReplicaIsKilledAndTheGatewaysAskTheOther() {
        cluster.querySide().get(0).kill();
        String chat = ada.group("after the kill", grace);
        for (int i = 0; i < 4; i++) {
            try (PlainDevice device = device(grace, i % 2)) {
                sendUntilAcknowledged(device, chat, "still here " + i);
                device.frames().message("still here " + i);
            }
        }
    }

    @Test
    @Order(10)
    void whoIsLeftSaysWhoIsMissingAndStaysInService() {
        for (ClusterNode left : List.of(
                cluster.commandSide().get(0),
                cluster.querySide().get(1),
                cluster.gateways().get(0))) {
            JsonNode health = new ApiClient(left.url(), contract)
                    .get("/actuator/health")
                    .expect(200)
                    .json();
            assertThat(health.path("status").asString()).isEqualTo("UP");
            assertOneIsMissing(health.path("components").path("commandNodes"));
            assertOneIsMissing(health.path("components").path("queryNodes"));
        }
    }

    private static void assertOneIsMissing(JsonNode part) {
        assertThat(part.path("status").asString()).isEqualTo("DEGRADED");
        assertThat(part.path("details").path("reason").asString()).matches("127\\.0\\.0\\.1:\\d+ cannot be reached");
    }

    @Test
    @Order(11)
    @SuppressWarnings("SystemOut") // For whoever reads the build's output.
    void aGatewayIsKilledAndWhoWasConnectedThereIsSeenToGoOnce() {
        String chat = ada.chatWith(grace);
        try (PlainDevice watching = device(ada, 0)) {
            try (PlainDevice connected = device(grace, 1)) {
                watching.frames()
                        .await("user_online", frame -> frame.string("userId").equals(grace.id()));
                cluster.gateways().get(1).kill();
                long killed = System.nanoTime();
                Heard offline = watching.frames()
                        .await("user_offline", frame -> frame.string("userId").equals(grace.id()));
                System.out.printf(
                        "gateway killed -> its user shown as offline: %.1f s (lease 3 s)%n",
                        (System.nanoTime() - killed) / 1e9);
                assertThat(offline.string("lastSeen")).isNotEmpty();
                assertThat(connected.closeCode()).isEqualTo(1006);
            }
            Answer online = at(cluster.gateways().get(0), ada).get("/api/chats/" + chat + "/online-users");
            assertThat(online.text()).contains(ada.id()).doesNotContain(grace.id());
            try (PlainDevice back = device(grace, 0)) {
                back.frames().await("caught_up");
                watching.frames().await("user_online", 2);
            }
            assertThat(watching.frames().all("user_offline").stream()
                            .filter(frame -> frame.string("userId").equals(grace.id())))
                    .hasSize(1);
        }
    }

    @Test
    @Order(12)
    void theGatewayThatIsLeftGoesOnDeliveringToWebhooks() {
        at(cluster.commandSide().get(0), ada)
                .post("/api/chats/" + audited + "/messages", Map.of("content", "after the kill"))
                .expect(201);

        Eventually.isTrue(
                () -> receiver.contents().stream()
                                .filter("after the kill"::equals)
                                .count()
                        == 2,
                () -> receiver.contents() + " from\n" + cluster.output());
    }
}

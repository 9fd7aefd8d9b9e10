package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import chat.verbatim.standalone.journey.WebhookReceiver.Delivered;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What happens in a chat comes to the address that a member named: in order, signed, and at least once. The test that kills comes last. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutgoingWebhookTest {
    private static final String[] SETTINGS = {
        "--verbatim.realtime.webhooks.allow-private-receivers=true",
        "--verbatim.realtime.webhooks.timeout=3s",
        "--verbatim.realtime.webhooks.first-retry=50ms",
        "--verbatim.realtime.webhooks.longest-retry=400ms",
        "--verbatim.realtime.webhooks.give-up-after=5s",
        "--verbatim.realtime.webhooks.disable-after=2",
        "--verbatim.realtime.webhooks.check-every=100ms"
    };

    private final Contract contract = Contract.load();
    private Path data;
    private VerbatimProcess server;
    private Person ada;
    private Person grace;

    @BeforeAll
    void start(@TempDir Path folder) {
        data = folder;
        server = VerbatimProcess.start(data, SETTINGS);
        ada = Person.named("ada", server.client(contract));
        grace = Person.named("grace", server.client(contract));
    }

    @AfterAll
    void end() {
        server.close();
    }

    private static Answer webhook(Person member, String chat, WebhookReceiver receiver, String... events) {
        return member.api()
                .post(
                        "/api/chats/" + chat + "/outgoing-webhooks",
                        Map.of("url", receiver.url(), "events", List.of(events)))
                .expect(201);
    }

    private static String path(Answer webhook) {
        return "/api/outgoing-webhooks/" + webhook.string("id");
    }

    @Test
    @Order(1)
    void eventsComeInOrderAndSignedAndAsSocketsShowThem() throws Exception {
        String chat = ada.group("Engine", grace);
        grace.says(chat, "before").expect(201);
        try (WebhookReceiver receiver = WebhookReceiver.up()) {
            Answer webhook = webhook(
                    ada,
                    chat,
                    receiver,
                    "receive_message",
                    "message_edited",
                    "message_deleted",
                    "reaction_added",
                    "reaction_removed",
                    "chat_updated");
            Answer first = grace.says(chat, "one", "k1").expect(201);
            String message = "/api/chats/" + chat + "/messages/" + first.string("id");
            grace.api().patch(message, Map.of("content", "won")).expect(200);
            ada.reacts(message, "👍").expect(200);
            ada.unreacts(message, "👍").expect(200);
            ada.api().patch("/api/chats/" + chat, Map.of("name", "Loom")).expect(200);
            grace.says(chat, "two").expect(201);
            ada.api().delete(message).expect(200);
            Eventually.isTrue(() -> receiver.deliveries().size() == 7);

            assertThat(receiver.deliveries())
                    .extracting(Delivered::event)
                    .containsExactly(
                            "receive_message",
                            "message_edited",
                            "reaction_added",
                            "reaction_removed",
                            "chat_updated",
                            "receive_message",
                            "message_deleted");
            for (Delivered delivered : receiver.deliveries()) {
                delivered.verify(webhook.string("secret"));
                JsonNode payload = delivered.json().path("data");
                contract.checkFrameFromServer(delivered.event(), payload.toString());
                assertThat(delivered.id())
                        .isEqualTo(
                                webhook.string("id") + "_" + payload.path("seq").asLong());
            }
            JsonNode said = receiver.deliveries().getFirst().json().path("data");
            assertThat(said.path("id").asString()).isEqualTo(first.string("id"));
            assertThat(said.has("idempotencyKey")).isFalse();
            Answer list =
                    ada.api().get("/api/chats/" + chat + "/outgoing-webhooks").expect(200);
            assertThat(list.items()).hasSize(1);
            assertThat(list.text()).doesNotContain("whsec_");
        }
    }

    @Test
    @Order(2)
    void aReceiverThatWasDownGetsEverythingInOrderWhileOthersNeverWaited() {
        String chat = ada.group("Patience", grace);
        CountDownLatch hanging = new CountDownLatch(1);
        try (WebhookReceiver late = WebhookReceiver.down();
                WebhookReceiver prompt = WebhookReceiver.up();
                WebhookReceiver slow = WebhookReceiver.up().answering(delivered -> {
                    await(hanging);
                    return 204;
                })) {
            Answer waiting = webhook(ada, chat, late, "receive_message");
            webhook(ada, chat, slow, "receive_message");
            webhook(ada, chat, prompt, "receive_message");
            List<String> said = IntStream.range(0, 5).mapToObj(i -> "m" + i).toList();
            said.forEach(content -> grace.says(chat, content).expect(201));

            Eventually.isTrue(() -> prompt.contents().equals(said));
            Eventually.isTrue(
                    () -> ada.api().get(path(waiting)).at("failing.attempts").asInt() >= 2);
            assertThat(ada.api().get(path(waiting)).string("failing.lastError")).contains("cannot be reached");
            late.start();

            Eventually.isTrue(
                    () -> late.contents().equals(said), () -> late.contents().toString());
            assertThat(slow.contents()).containsOnly("m0");
            hanging.countDown();
            Eventually.isTrue(() -> !ada.api().get(path(waiting)).json().has("failing"));
        }
    }

    @Test
    @Order(3)
    void whatIsRefusedForLongBecomesADeadLetterAndCanBeDeliveredLater() {
        String chat = ada.group("Poison", grace);
        AtomicBoolean healed = new AtomicBoolean();
        try (WebhookReceiver picky = WebhookReceiver.up()
                        .answering(delivered -> delivered.content().startsWith("poison") && !healed.get() ? 500 : 200);
                WebhookReceiver broken = WebhookReceiver.up().answering(delivered -> healed.get() ? 200 : 302)) {
            Answer one = webhook(ada, chat, picky, "receive_message");
            Answer all = webhook(ada, chat, broken, "receive_message");
            long poison = grace.says(chat, "poison").expect(201).number("seq");
            grace.says(chat, "fine").expect(201);

            picky.awaitContent("fine");
            JsonNode letter = ada.api()
                    .get(path(one) + "/dead-letters")
                    .expect(200)
                    .items()
                    .getFirst();
            assertThat(letter.path("seq").asLong()).isEqualTo(poison);
            assertThat(letter.path("lastError").asString()).isEqualTo("The receiver answered 500.");
            assertThat(letter.path("attempts").asInt()).isGreaterThan(2);
            String redeliver = path(one) + "/dead-letters/" + poison + "/redeliver";
            ada.api().call("POST", redeliver).send().expect(202);
            Eventually.isTrue(() -> ada.api()
                            .get(path(one) + "/dead-letters")
                            .items()
                            .getFirst()
                            .path("attempts")
                            .asInt()
                    > letter.path("attempts").asInt());

            Eventually.isTrue(() -> !ada.api().get(path(all)).at("enabled").asBoolean());
            assertThat(ada.api().get(path(all)).string("disabledReason")).contains("none of 2", "302");
            ada.api()
                    .call("POST", path(all) + "/dead-letters/" + poison + "/redeliver")
                    .send()
                    .refused(409, "conflict");

            healed.set(true);
            ada.api().call("POST", redeliver).send().expect(202);
            Eventually.isTrue(
                    () -> ada.api().get(path(one) + "/dead-letters").items().isEmpty());
            Delivered last = picky.deliveries().getLast();
            assertThat(last.content()).isEqualTo("poison");
            assertThat(last.id()).isEqualTo(letter.path("deliveryId").asString());

            ada.api().patch(path(all), Map.of("enabled", true)).expect(200);
            grace.says(chat, "again").expect(201);
            broken.awaitContent("again");
            ada.api().delete(path(all) + "/dead-letters/" + poison).expect(204);
            ada.api().delete(path(all) + "/dead-letters/" + poison).refused(404, "not-found");
            assertThat(ada.api().get(path(all) + "/dead-letters").items()).hasSize(1);
        }
    }

    @Test
    @Order(4)
    void whoeverLeavesGetsNothingMore() {
        String chat = ada.group("Fenced", grace);
        try (WebhookReceiver hers = WebhookReceiver.up();
                WebhookReceiver mine = WebhookReceiver.up();
                WebhookReceiver down = WebhookReceiver.down()) {
            Answer webhook = webhook(grace, chat, hers, "receive_message", "participant_removed");
            Answer pending = webhook(grace, chat, down, "receive_message");
            webhook(ada, chat, mine, "receive_message");
            ada.says(chat, "together").expect(201);
            hers.awaitContent("together");
            Eventually.isTrue(() -> grace.api().get(path(pending)).json().has("failing"));

            ada.api()
                    .delete("/api/chats/" + chat + "/participants/" + grace.id())
                    .expect(204);
            Eventually.isTrue(
                    () -> !grace.api().get(path(webhook)).at("enabled").asBoolean());
            down.start();
            ada.says(chat, "behind the back").expect(201);
            mine.awaitContent("behind the back");

            assertThat(hers.contents()).doesNotContain("behind the back");
            assertThat(down.contents()).isEmpty();
            assertThat(grace.api().get(path(webhook)).string("disabledReason")).contains("not in the chat");
            grace.api().patch(path(webhook), Map.of("enabled", true)).refused(404, "chat-not-found");
        }
    }

    @Test
    @Order(5)
    void aReceiverThatIsGoneIsLeftAlone() {
        String chat = ada.group("Gone", grace);
        try (WebhookReceiver gone = WebhookReceiver.up().answering(delivered -> 410)) {
            Answer webhook = webhook(ada, chat, gone, "receive_message");
            grace.says(chat, "anybody?").expect(201);

            Eventually.isTrue(() -> !ada.api().get(path(webhook)).at("enabled").asBoolean());

            assertThat(gone.deliveries()).hasSize(1);
        }
    }

    @Test
    @Order(6)
    void somebodyElsesWebhookDoesNotExist() {
        String chat = ada.group("Mine", grace);
        try (WebhookReceiver receiver = WebhookReceiver.up()) {
            Answer webhook = webhook(ada, chat, receiver, "receive_message");

            grace.api().get(path(webhook)).refused(404, "not-found");
            grace.api().patch(path(webhook), Map.of("enabled", false)).refused(404, "not-found");
            grace.api().delete(path(webhook)).refused(404, "not-found");
            grace.api().get(path(webhook) + "/dead-letters").refused(404, "not-found");
            assertThat(grace.api()
                            .get("/api/chats/" + chat + "/outgoing-webhooks")
                            .items())
                    .isEmpty();
            Person eve = Person.named("eve", server.client(contract));
            eve.api()
                    .post(
                            "/api/chats/" + chat + "/outgoing-webhooks",
                            Map.of("url", receiver.url(), "events", List.of("receive_message")))
                    .refused(404, "chat-not-found");
            for (int i = 1; i < 10; i++) {
                webhook(ada, chat, receiver, "receive_message");
            }
            ada.api()
                    .post(
                            "/api/chats/" + chat + "/outgoing-webhooks",
                            Map.of("url", receiver.url(), "events", List.of("receive_message")))
                    .refused(409, "limit-reached");
            ada.api().delete(path(webhook)).expect(204);
            ada.api().get(path(webhook)).refused(404, "not-found");
            webhook(ada, chat, receiver, "receive_message");
        }
    }

    @Test
    @Order(7)
    void aKillBetweenDeliveryAndNoteRepeatsItUnderTheSameIdAndLosesNothing() throws Exception {
        String chat = ada.group("Killed", grace);
        Semaphore arrived = new Semaphore(0);
        CountDownLatch answered = new CountDownLatch(1);
        try (WebhookReceiver receiver = WebhookReceiver.up()) {
            Answer webhook = webhook(ada, chat, receiver, "receive_message");
            grace.says(chat, "m0").expect(201);
            receiver.awaitContent("m0");
            receiver.answering(delivered -> {
                arrived.release();
                await(answered);
                return 204;
            });
            grace.says(chat, "m1").expect(201);
            grace.says(chat, "m2").expect(201);
            arrived.acquire();

            server.kill();
            receiver.answering(delivered -> 204);
            answered.countDown();
            server = VerbatimProcess.start(data, SETTINGS);

            receiver.awaitContent("m2");
            List<Delivered> came = receiver.deliveries();
            assertThat(came.stream().distinct().map(Delivered::content).distinct())
                    .containsExactly("m0", "m1", "m2");
            List<Delivered> doubles =
                    came.stream().filter(d -> d.content().equals("m1")).toList();
            assertThat(doubles).hasSizeGreaterThan(1);
            assertThat(doubles.stream().map(Delivered::id).distinct()).hasSize(1);
            for (Delivered delivered : came) {
                delivered.verify(webhook.string("secret"));
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}

package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.admin.ProcessStatus;
import chat.verbatim.api.admin.ProcessStatus.Figures;
import chat.verbatim.api.admin.ProcessStatuses;
import chat.verbatim.api.admin.ProjectionState;
import chat.verbatim.spec.Contract;
import chat.verbatim.standalone.VerbatimApplication;
import chat.verbatim.standalone.journey.WebhookReceiver.Delivered;
import chat.verbatim.testservers.RabbitServer;
import com.mongodb.client.MongoDatabase;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Projections are controlled over HTTP, and nothing that has left the house leaves it again while they are built anew. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildTest {
    private static final int MESSAGES = 8;
    private static final String SLOW = "query-side@slow:1";

    private final RabbitServer broker = RabbitServer.start();
    private ConfigurableApplicationContext application;
    private ApiClient api;
    private Person operator;

    @BeforeAll
    void start(@TempDir Path data) {
        application = SpringApplication.from(VerbatimApplication::main)
                .run(
                        "--server.port=0",
                        "--verbatim.data=" + data,
                        "--verbatim.command.operators=" + Person.OPERATOR,
                        "--verbatim.realtime.offline.uri=" + broker.uri(),
                        "--verbatim.realtime.webhooks.allow-private-receivers=true",
                        "--verbatim.realtime.webhooks.check-every=100ms")
                .getApplicationContext();
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        api = new ApiClient(URI.create("http://localhost:" + port), Contract.load());
        operator = Person.operator(api);
    }

    @AfterAll
    void end() {
        application.close();
        broker.close();
    }

    @Test
    void nobodyHearsAnythingAgainWhileEverythingIsRebuilt() throws Exception {
        Person alice = Person.named("alice", api);
        Person bob = Person.named("bob", api);
        String chat = alice.group("Rebuilt", bob);
        try (WebhookReceiver receiver = WebhookReceiver.up();
                Device device = Device.of(alice)) {
            alice.api()
                    .post(
                            "/api/chats/" + chat + "/outgoing-webhooks",
                            Map.of("url", receiver.url(), "events", List.of("receive_message")))
                    .expect(201);
            IntStream.rangeClosed(1, MESSAGES)
                    .forEach(i -> alice.says(chat, "message " + i).expect(201));
            device.frames().await("receive_message", MESSAGES);
            Eventually.isTrue(() -> receiver.deliveries().size() == MESSAGES && waiting(bob) == MESSAGES);

            rebuildAll();
            // What the projections hold serves, and whatever they had set off by now would stand before this one.
            String position = alice.says(chat, "afterwards").expect(201).position();
            assertThat(alice.history(chat, "", position).expect(200).items())
                    .extracting(item -> item.path("content").asString())
                    .containsExactlyElementsOf(contents());
            device.frames().message("afterwards");
            Eventually.isTrue(() -> receiver.deliveries().size() > MESSAGES && waiting(bob) > MESSAGES);

            assertThat(device.frames().all("receive_message").stream().map(frame -> frame.string("content")))
                    .containsExactlyElementsOf(contents());
            assertThat(receiver.deliveries()).extracting(Delivered::content).containsExactlyElementsOf(contents());
            assertThat(waiting(bob)).isEqualTo(MESSAGES + 1);
        }
        try (Device device = Device.of(bob)) {
            assertThat(device.frames().all("receive_message").stream().map(frame -> frame.string("content")))
                    .containsExactlyElementsOf(contents());
        }
    }

    @Test
    void aProjectionIsPausedAndResumedOverHttp() {
        wish("user", "pause").expect(202);
        wish("user", "pause").expect(202);
        Eventually.isTrue(() -> state("user").equals("paused"));
        wish("user", "resume").expect(202);
        Eventually.isTrue(() -> state("user").equals("running"));
    }

    @Test
    void wishesForWhatIsNotThereAreRefused() {
        Eventually.isTrue(() -> !projections().isEmpty());
        wish("nobodys", "rebuild").refused(404, "not-found");
        wish("user", "pause?process=query-side@nowhere:1").refused(404, "not-found");
        operator.api().call("POST", "/api/admin/projections/user/forget").send().refused(404, "not-found");
    }

    @Test
    void aRebuildIsNotBegunTwice() {
        ProcessStatuses statuses = application.getBean(ProcessStatuses.class);
        // Another process, which is slow to do what is wished for.
        statuses.publish(slowProcess(projection("idle", "running"), projection("busy", "replaying")));

        wish("busy", "rebuild").refused(409, "conflict");
        wish("idle", "rebuild").expect(202);
        wish("idle", "rebuild").refused(409, "conflict");
        assertThat(wish("idle", "pause").expect(202).at("processes").path(0).asString())
                .isEqualTo(SLOW);
        statuses.withdraw(SLOW);
        wish("idle", "rebuild").refused(404, "not-found");
    }

    private static ProjectionState projection(String name, String state) {
        return new ProjectionState(name, 1_024, 2_048, 1, state, null, 0, null, null, null, null);
    }

    private static ProcessStatus slowProcess(ProjectionState... projections) {
        Figures figures = new Figures(1, 2, null, 1, null, null, null, null, null, null, null, null);
        Instant now = Instant.now();
        return new ProcessStatus(SLOW, "query-side", "1", now, now, "UP", List.of(), figures, List.of(projections));
    }

    private Answer wish(String projection, String wish) {
        return operator.api()
                .call("POST", "/api/admin/projections/" + projection + '/' + wish)
                .send();
    }

    private List<JsonNode> projections() {
        return operator.api().get("/api/admin/projections").expect(200).items();
    }

    /** Of a projection; {@code wished} while what was wished for is not seen to be done. */
    private String state(String name) {
        return projections().stream()
                .filter(item -> item.path("name").asString().equals(name))
                .map(item -> item.has("wish") ? "wished" : item.path("state").asString())
                .findFirst()
                .orElse("none");
    }

    /** Each projection forgets a document that it never had, which is how one sees that it began anew. */
    private void rebuildAll() {
        Eventually.isTrue(() -> !projections().isEmpty());
        MongoDatabase database = application.getBean(MongoDatabase.class);
        List<String> names =
                projections().stream().map(item -> item.path("name").asString()).toList();
        assertThat(names).contains("chat", "user", "bot");
        for (String name : names) {
            database.getCollection("query_" + name).insertOne(new Document("_id", "mark"));
            Eventually.isTrue(() -> wish(name, "rebuild").status() == 202);
        }
        for (String name : names) {
            Eventually.isTrue(() -> database.getCollection("query_" + name)
                            .find(new Document("_id", "mark"))
                            .first()
                    == null);
            Eventually.isTrue(() -> state(name).equals("running"));
        }
    }

    private static List<String> contents() {
        return IntStream.rangeClosed(1, MESSAGES + 1)
                .mapToObj(i -> i > MESSAGES ? "afterwards" : "message " + i)
                .toList();
    }

    /** How many messages wait in the queue of somebody who is away. */
    private long waiting(Person person) {
        ConnectionFactory factory = new ConnectionFactory();
        try {
            factory.setUri(broker.uri());
            try (Connection connection = factory.newConnection()) {
                return connection
                        .createChannel()
                        .queueDeclarePassive("chat.messages." + person.id())
                        .getMessageCount();
            }
        } catch (Exception none) {
            return -1;
        }
    }
}

package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.realtime.offline.OfflineQueues;
import chat.verbatim.spec.Contract;
import chat.verbatim.standalone.VerbatimApplication;
import chat.verbatim.testservers.RabbitServer;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** Whoever comes back without a position sees the same, whatever becomes of the broker: everything, once and in order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfflineQueueTest {
    private static final int MESSAGES = 20;
    /** What a slow broker misses is passed over, and these tests count what it has: so it may be slow here. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RabbitServer broker = RabbitServer.start();
    private final Path data = emptyFolder();
    private final ConfigurableApplicationContext application = start(data, broker);

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory("verbatim-offline");
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static ConfigurableApplicationContext start(Path data, RabbitServer broker) {
        return SpringApplication.from(VerbatimApplication::main)
                .run(
                        "--server.port=0",
                        "--verbatim.data=" + data,
                        "--verbatim.realtime.offline.uri=" + broker.uri(),
                        "--verbatim.realtime.offline.patience=" + PATIENCE,
                        "--verbatim.command.operators=" + Person.OPERATOR)
                .getApplicationContext();
    }

    /** The test before may have killed it; what is said before it is known to be back waits in the log alone. */
    @BeforeEach
    void theBrokerIsThere() {
        OfflineQueues queues = application.getBean(OfflineQueues.class);
        Eventually.isTrue(() -> queues.fault() == null);
    }

    @AfterAll
    void end() throws IOException {
        application.close();
        broker.close();
        FileSystemUtils.deleteRecursively(data);
    }

    /** Two people with a chat, and what is said in it. */
    private final class Scene {
        private final Person alice;
        private final Person bob;
        private final String chatId;

        Scene() {
            String port = application.getEnvironment().getRequiredProperty("local.server.port");
            ApiClient api = new ApiClient(URI.create("http://localhost:" + port), Contract.load());
            alice = Person.named("alice", api);
            bob = Person.named("bob", api);
            chatId = alice.chatWith(bob);
        }

        void say(int first, int last) {
            for (int i = first; i <= last; i++) {
                alice.says(chatId, "message " + i).expect(201);
            }
        }

        /** Bob comes without a position and hears everything from {@code first} on; then he acknowledges up to {@code acknowledged}. */
        void bobHears(int first, int acknowledged) {
            try (Device device = Device.of(bob)) {
                List<Heard> heard = device.frames().all("receive_message");
                assertThat(heard.stream().map(frame -> frame.string("content")))
                        .containsExactlyElementsOf(contents(first));
                assertThat(heard.stream().map(frame -> Long.parseLong(frame.string("position"))))
                        .isSorted();
                if (acknowledged > 0) {
                    long seq = heard.get(acknowledged - first).number("seq");
                    device.says("message_ack", Map.of("chatId", chatId, "seq", seq));
                }
            }
        }

        void bobHearsNothing() {
            try (Device device = Device.of(bob)) {
                assertThat(device.frames().all("receive_message")).isEmpty();
            }
        }

        private List<String> contents(int first) {
            return IntStream.rangeClosed(first, MESSAGES)
                    .mapToObj(i -> "message " + i)
                    .toList();
        }

        String queue() {
            return "chat.messages." + bob.id();
        }
    }

    @Test
    void whatWaitsIsDeliveredAndRemovedWhenItIsAcknowledged() throws Exception {
        Scene scene = new Scene();
        scene.say(1, MESSAGES);
        Eventually.isTrue(() -> lengthOf(scene.queue()) == MESSAGES);

        scene.bobHears(1, 12);
        Eventually.isTrue(() -> lengthOf(scene.queue()) == MESSAGES - 12);
        scene.bobHears(13, MESSAGES);
        Eventually.isTrue(() -> lengthOf(scene.queue()) < 0);
        scene.bobHearsNothing();
    }

    @Test
    void whatASocketGotButNeverAcknowledgedWaitsToo() throws Exception {
        Scene scene = new Scene();
        try (Device device = Device.of(scene.bob)) {
            scene.say(1, MESSAGES);
            device.frames().message("message " + MESSAGES);
        }
        Eventually.isTrue(() -> lengthOf(scene.queue()) == MESSAGES);
        scene.bobHears(1, MESSAGES);
    }

    @Test
    void aQueueThatIsDeletedOrHalfEmptiedIsFilledInFromTheLog() throws Exception {
        Scene scene = new Scene();
        scene.say(1, 10);
        Eventually.isTrue(() -> lengthOf(scene.queue()) == 10);
        on(channel -> channel.queueDelete(scene.queue()));
        scene.say(11, MESSAGES);
        Eventually.isTrue(() -> lengthOf(scene.queue()) == 10);
        on(channel -> channel.basicGet(scene.queue(), true));
        scene.bobHears(1, MESSAGES);
    }

    @Test
    void aRemovedMemberGetsNothingOutOfTheQueue() throws Exception {
        Scene scene = new Scene();
        String group = scene.alice.group("Secret", scene.bob);
        scene.alice.says(group, "while a member").expect(201);
        scene.say(1, MESSAGES);
        Eventually.isTrue(() -> lengthOf(scene.queue()) == MESSAGES + 1);
        scene.alice
                .api()
                .delete("/api/chats/" + group + "/participants/" + scene.bob.id())
                .expect(204);
        scene.bobHears(1, MESSAGES);
    }

    @Test
    void anOperatorSeesHowManyMessagesWaitForWhomAMessageHasNotReached() throws Exception {
        Scene scene = new Scene();
        scene.say(1, 3);
        String last = scene.alice.says(scene.chatId, "message 4").expect(201).string("id");
        Eventually.isTrue(() -> lengthOf(scene.queue()) == 4);

        JsonNode bob = Person.operator(scene.alice.api().anonymous())
                .api()
                .get("/api/admin/messages/" + last + "/whereabouts")
                .expect(200)
                .at("recipients")
                .path(0);
        assertThat(bob.path("userId").asString()).isEqualTo(scene.bob.id());
        assertThat(bob.path("queued").asLong()).isEqualTo(4);
        assertThat(bob.path("owed").asBoolean()).isTrue();
        assertThat(bob.path("online").asBoolean()).isFalse();
    }

    @Test
    void aBrokerThatIsKilledAndComesBackChangesNothing() throws Exception {
        Scene before = new Scene();
        before.say(1, 10);
        Eventually.isTrue(() -> lengthOf(before.queue()) == 10);
        broker.kill();
        before.say(11, MESSAGES);
        Scene without = new Scene();
        without.say(1, MESSAGES);
        without.bobHears(1, 5);
        without.bobHears(6, 0);

        broker.restart();
        before.bobHears(1, 15);
        before.bobHears(16, MESSAGES);
        without.bobHears(6, MESSAGES);
        Scene after = new Scene();
        after.say(1, MESSAGES);
        after.bobHears(1, MESSAGES);
    }

    /** How many messages wait, -1 when there is no queue. */
    private long lengthOf(String queue) {
        long[] length = {-1};
        try {
            on(channel -> length[0] = channel.queueDeclarePassive(queue).getMessageCount());
        } catch (Exception none) {
            return -1;
        }
        return length[0];
    }

    private interface Action {
        void on(Channel channel) throws Exception;
    }

    private void on(Action action) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(broker.uri());
        try (Connection connection = factory.newConnection()) {
            action.on(connection.createChannel());
        }
    }
}

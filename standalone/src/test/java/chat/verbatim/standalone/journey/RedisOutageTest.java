package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import chat.verbatim.testservers.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With Redis set, and with it gone: people go on talking, nobody is called offline, and it heals without a restart. */
class RedisOutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void messagesGoOnAndPresenceIsUnknownUntilRedisIsBack(@TempDir Path data) {
        try (RedisServer redis = RedisServer.start();
                VerbatimProcess server = VerbatimProcess.start(
                        data,
                        "--verbatim.realtime.redis.uri=" + redis.uri(),
                        "--management.endpoint.health.show-details=always")) {
            ApiClient api = server.client(Contract.load());
            Person alice = Person.named("alice", api);
            Person bob = Person.named("bob", api);
            String chatId = alice.chatWith(bob);
            try (Device alicesPhone = Device.of(alice);
                    Device bobsPhone = Device.of(bob)) {
                String online = "/api/chats/" + chatId + "/online-users";
                assertThat(bobsPhone.frames().await("user_online").string("userId"))
                        .isEqualTo(alice.id());
                await(alice, online, answer -> answer.items().size() == 2);

                redis.kill();
                alicesPhone.sends(chatId, "Still here?", "k1");
                bobsPhone.frames().message("Still here?");
                Answer unknown = await(
                        alice, online, answer -> answer.json().path("unknown").asBoolean(false));
                assertThat(unknown.items()).isEmpty();
                Answer degraded = await(alice, "/actuator/health", answer -> !redisStatus(answer)
                        .equals("UP"));
                assertThat(redisStatus(degraded)).isEqualTo("DEGRADED");
                assertThat(degraded.string("status")).isEqualTo("UP");

                redis.restart();
                await(alice, online, answer -> answer.items().size() == 2);
                await(alice, "/actuator/health", answer -> redisStatus(answer).equals("UP"));
                assertThat(alicesPhone.frames().all("user_offline")).isEmpty();
                assertThat(bobsPhone.frames().all("user_offline")).isEmpty();
            }
        }
    }

    private static String redisStatus(Answer health) {
        return health.json().path("components").path("redis").path("status").asString("");
    }

    private static Answer await(Person person, String path, Predicate<Answer> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Answer answer = person.api().get(path).expect(200);
            if (condition.test(answer)) {
                return answer;
            }
            assertThat(System.nanoTime()).as("%s: %s", path, answer).isLessThan(deadline);
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

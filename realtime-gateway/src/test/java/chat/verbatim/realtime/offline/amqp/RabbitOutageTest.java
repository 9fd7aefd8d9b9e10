package chat.verbatim.realtime.offline.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.realtime.offline.OfflineHealth;
import chat.verbatim.realtime.offline.OfflineMessage;
import chat.verbatim.realtime.offline.OfflineSettings;
import chat.verbatim.testservers.RabbitServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A broker that takes nothing, hangs or does not know us: nobody waits long for it, health says why, and it heals by itself. */
@ExtendWith(OutputCaptureExtension.class)
class RabbitOutageTest {
    private static final RabbitServer server = RabbitServer.start();
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** A call that hangs for ever fails here; how long it may take is not measured. */
    private static final long BOUND_SECONDS = 40;

    private final String grace = UUID.randomUUID().toString();
    private final RabbitQueues queues = queues(server.uri());

    @AfterEach
    void close() {
        queues.close();
    }

    @AfterAll
    static void endServer() {
        server.close();
    }

    @Test
    void whileTheBrokerIsShortOfMemoryNothingIsPutButAllIsTaken() {
        assertThat(queues.put(List.of(grace), List.of(message(1)))).isTrue();

        alarmed(() -> {
            assertThat(bounded(() -> queues.put(List.of(grace), List.of(message(2)))))
                    .isFalse();
            Health health = health(queues);
            assertThat(health.getStatus().getCode()).isEqualTo("DEGRADED");
            assertThat(health.getDetails()).containsEntry("part", "RabbitMQ");
            assertThat(reason(queues)).contains("low on memory");
            assertThat(bounded(() -> queues.take(grace, 1)).messages()).containsExactly(message(1));
        });

        await(() -> queues.put(List.of(grace), List.of(message(3))));
        assertThat(health(queues)).isEqualTo(Health.up().build());
    }

    @Test
    void alsoMoreThanTheWireHoldsIsGivenUpWhileTheBrokerIsShortOfMemory() {
        List<String> crowd =
                IntStream.range(0, 200).mapToObj(i -> grace + "-" + i).toList();
        List<OfflineMessage> letters = IntStream.range(0, 20)
                .mapToObj(seq -> message(seq, "x".repeat(4_000)))
                .toList();
        assertThat(queues.put(crowd, List.of(message(1)))).isTrue();

        alarmed(() -> assertThat(bounded(() -> queues.put(crowd, letters))).isFalse());

        await(() -> queues.put(crowd, List.of(message(3))));
    }

    @Test
    void aBrokerThatIsKilledWhileItIsShortOfMemoryIsFoundAgain() {
        assertThat(queues.put(List.of(grace), List.of(message(1)))).isTrue();
        server.alarm();
        assertThat(bounded(() -> queues.put(List.of(grace), List.of(message(2)))))
                .isFalse();
        server.kill();
        server.restart();

        await(() -> queues.put(List.of(grace), List.of(message(3))));
    }

    @Test
    void whileTheBrokerHangsNobodyWaitsForItAndAfterwardsItWorksAgain() {
        assertThat(queues.put(List.of(grace), List.of(message(1)))).isTrue();
        assertThat(queues.take("nobody", 1).messages()).isEmpty();

        server.pause();
        try {
            assertThat(bounded(() -> queues.put(List.of(grace), List.of(message(2)))))
                    .isFalse();
            assertThat(bounded(() -> queues.take(grace, 1)).messages()).isEmpty();
            assertThat(health(queues).getDetails()).containsEntry("part", "RabbitMQ");
            // Longer than the connection lives without a heartbeat.
            pause(Duration.ofSeconds(12));
            assertThat(bounded(() -> queues.put(List.of(grace), List.of(message(2)))))
                    .isFalse();
        } finally {
            server.resume();
        }

        await(() -> queues.put(List.of(grace), List.of(message(3))));
        await(() -> queues.take(grace, 10).messages().contains(message(3)));
        assertThat(health(queues)).isEqualTo(Health.up().build());
    }

    @Test
    void alsoMoreThanTheWireHoldsIsGivenUpWhileTheBrokerHangs() {
        List<OfflineMessage> letters = IntStream.range(0, 2_000)
                .mapToObj(seq -> message(seq, "x".repeat(10_000)))
                .toList();
        assertThat(queues.put(List.of(grace), List.of(message(1)))).isTrue();

        server.pause();
        try {
            assertThat(bounded(() -> queues.put(List.of(grace), letters))).isFalse();
        } finally {
            server.resume();
        }

        await(() -> queues.put(List.of(grace), List.of(message(3))));
    }

    @Test
    void aBrokerThatGoesUnnoticedIsMissedByHealth() {
        try (RabbitServer mortal = RabbitServer.start();
                RabbitQueues onMortal = queues(mortal.uri())) {
            await(() -> health(onMortal).equals(Health.up().build()));
            mortal.kill();

            await(() -> health(onMortal).getDetails().containsValue("RabbitMQ"));
            assertThat(reason(onMortal)).contains("Connection refused");
        }
    }

    @Test
    void refusedCredentialsAreToldOnceAndByHealth(CapturedOutput output) {
        try (RabbitQueues stranger = queues("amqp://nobody:sesame@127.0.0.1:" + server.port())) {
            for (int seq = 1; seq <= 10; seq++) {
                assertThat(stranger.put(List.of(grace), List.of(message(seq)))).isFalse();
                assertThat(stranger.take(grace, 1).messages()).isEmpty();
                // All together long enough for more than one try.
                pause(Duration.ofMillis(500));
            }

            assertThat(health(stranger).getStatus().getCode()).isEqualTo("DEGRADED");
            assertThat(health(stranger).getDetails()).containsEntry("part", "RabbitMQ");
            assertThat(reason(stranger)).contains("refuses the name or the password");
            assertThat(output.getAll().lines().filter(line -> line.contains(" WARN ")))
                    .as("one line for each of the two connections")
                    .hasSize(2)
                    .allMatch(line -> line.contains("refuses the name or the password"));
            assertThat(output.getAll()).doesNotContain("sesame");
        }
    }

    private static void alarmed(Runnable meanwhile) {
        server.alarm();
        try {
            meanwhile.run();
        } finally {
            server.calm();
        }
    }

    private static Health health(RabbitQueues queues) {
        return new OfflineHealth(queues).health();
    }

    private static String reason(RabbitQueues queues) {
        return String.valueOf(health(queues).getDetails().get("reason"));
    }

    private static <T> T bounded(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, task -> Thread.ofVirtual().start(task))
                .orTimeout(BOUND_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static OfflineMessage message(long seq) {
        return message(seq, "message " + seq);
    }

    private static OfflineMessage message(long seq, String content) {
        return new OfflineMessage(
                100 + seq,
                seq,
                Instant.parse("2026-01-01T00:00:00Z"),
                new MessageSent("chat", "ada", content, "key-" + seq));
    }

    private static RabbitQueues queues(String uri) {
        URI address = URI.create(uri);
        return RabbitQueues.at(
                address,
                new OfflineSettings(address, Duration.ofDays(7), Duration.ofDays(8), 10_000, 1_000, PATIENCE),
                Optional.empty());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            pause(Duration.ofMillis(100));
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}

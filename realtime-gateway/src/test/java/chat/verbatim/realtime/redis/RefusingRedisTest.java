package chat.verbatim.realtime.redis;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.realtime.routing.Broadcast;
import chat.verbatim.realtime.routing.Broadcast.Change;
import chat.verbatim.realtime.routing.RecordingConnection;
import chat.verbatim.realtime.transport.Frame;
import chat.verbatim.testservers.RedisServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A Redis that does not know us. */
@ExtendWith(OutputCaptureExtension.class)
class RefusingRedisTest {
    private final RedisServer server = RedisServer.startWithPassword("sesame");

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis://", "redis://:wrong@", "redis://nobody:wrong@"})
    void refusedCredentialsAreToldOnceAndByHealth(String login, CapturedOutput output) {
        RedisSettings settings = new RedisSettings(login + "127.0.0.1:" + server.port(), Duration.ofSeconds(5));
        try (RedisGateway gateway = new RedisGateway(settings)) {
            for (int i = 0; i < 5; i++) {
                assertThat(gateway.revive()).isFalse();
            }

            Health health = new RedisHealth(gateway).health();
            assertThat(health.getStatus().getCode()).isEqualTo("DEGRADED");
            assertThat(health.getDetails()).containsEntry("part", "Redis");
            assertThat(health.getDetails().get("reason")).asString().contains("refuses the name or the password");
        }
        assertThat(output.getAll().lines().filter(line -> line.contains(" WARN ")))
                .singleElement()
                .asString()
                .contains("Redis at 127.0.0.1:" + server.port(), "refuses the name or the password");
    }

    @Test
    void thePasswordOpensIt() {
        try (RedisGateway gateway = new RedisGateway(new RedisSettings(server.uri(), Duration.ofSeconds(5)))) {
            assertThat(gateway.revive()).isTrue();
            assertThat(new RedisHealth(gateway).health()).isEqualTo(Health.up().build());
        }
    }

    @Test
    void messagesGoOnWithoutIt() {
        try (GatewayParts gateway = new GatewayParts(
                "redis://:wrong@127.0.0.1:" + server.port(), Duration.ZERO, userId -> List.of("tea"))) {
            RecordingConnection alice = gateway.connect("alice", "a1", "tea");
            RecordingConnection bob = gateway.connect("bob", "b1", "tea");

            Frame message = Frame.of("receive_message", "{}".getBytes(StandardCharsets.UTF_8));
            gateway.rooms.route(Broadcast.toAll(1, "tea", Change.NONE, List.of(message)));

            assertThat(alice.takeEvents()).contains("receive_message");
            assertThat(bob.takeEvents()).contains("receive_message");
            assertThat(gateway.leases.online(List.of("alice")))
                    .as("who is online is not known")
                    .isEmpty();
        }
    }
}

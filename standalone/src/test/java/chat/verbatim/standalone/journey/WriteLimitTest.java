package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whoever writes too fast is told when to go on, on each way, and nothing of what they say is lost or doubled. */
class WriteLimitTest {
    private static final int EVENTS = 20;

    @Test
    void aConnectionThatSaysTooMuchIsToldWhenToGoOnAndStaysOpen(@TempDir Path data) {
        try (VerbatimProcess server = VerbatimProcess.start(
                data, "--verbatim.realtime.event-burst=" + EVENTS, "--verbatim.realtime.events-per-second=0.1")) {
            Person alice = Person.named("alice", server.client(Contract.load()));
            Map<String, Object> chat = Map.of("chatId", alice.group("Alone"));
            try (Device device = Device.of(alice);
                    Device other = Device.of(alice)) {
                for (int i = 0; i < EVENTS; i++) {
                    assertThat(device.says("user_typing", chat).path("ok").asBoolean())
                            .isTrue();
                }
                JsonNode error = device.says("user_typing", chat).path("error");
                assertThat(error.path("code").asString()).isEqualTo("rate-limited");
                assertThat(error.path("retryAfter").asLong()).isBetween(1L, 10L);
                assertThat(other.says("user_typing", chat).path("ok").asBoolean())
                        .isTrue();
                assertThat(device.isConnected()).isTrue();
            }
        }
    }

    @Test
    void whoeverWritesTooFastIsToldWhenToGoOn(@TempDir Path data) throws InterruptedException {
        // Slow to fill, so that even a slow machine does not outlast it between two steps.
        try (VerbatimProcess server = VerbatimProcess.start(
                data, "--verbatim.limits.per-user.burst=5", "--verbatim.limits.per-user.per-second=0.1")) {
            ApiClient api = server.client(Contract.load());
            Person alice = Person.named("alice", api);
            Person bob = Person.named("bob", api);
            String chatId = alice.chatWith(bob);
            String path = "/api/chats/" + chatId + "/messages";
            try (Device device = Device.of(alice)) {
                device.sends(chatId, "one", "k1");
                device.sends(chatId, "two", "k2");
                alice.api().post(path, Map.of("content", "three")).expect(201);
                alice.api().post(path, Map.of("content", "four")).expect(201);

                Answer refused = alice.api().post(path, Map.of("content", "five"));
                refused.refused(429, "rate-limited");
                assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                        .isBetween(1L, 10L);
                JsonNode error = device.says(
                                "send_message", Map.of("chatId", chatId, "content", "five", "idempotencyKey", "k5"))
                        .path("error");
                assertThat(error.path("code").asString()).isEqualTo("rate-limited");
                long retryAfter = error.path("retryAfter").asLong();
                assertThat(retryAfter).isBetween(1L, 10L);
                bob.api().post(path, Map.of("content", "I may")).expect(201);

                Thread.sleep(Duration.ofSeconds(retryAfter));
                device.sends(chatId, "five", "k5");
                assertThat(device.isConnected()).isTrue();
            }
            assertThat(alice.api().get(path).expect(200).items())
                    .extracting(message -> message.path("content").asString())
                    .containsExactlyInAnyOrder("one", "two", "three", "four", "I may", "five");
        }
    }
}

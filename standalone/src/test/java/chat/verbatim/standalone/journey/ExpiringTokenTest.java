package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token that has run out opens nothing and keeps nothing open, and a refreshed one goes on where it ended. */
class ExpiringTokenTest {
    @Test
    void aTokenThatRunsOutEndsItsSocketAndANewOneResumes(@TempDir Path data) {
        try (VerbatimProcess server = VerbatimProcess.start(data, "--verbatim.command.sessions.access-token-life=6s")) {
            ApiClient api = server.client(Contract.load());
            Person alice = Person.named("alice", api);
            String position;
            try (Device device = Device.of(alice)) {
                assertThat(device.frames().await("session_ended").string("code"))
                        .isEqualTo("token-expired");
                assertThat(device.end()).isEqualTo("io server disconnect");
                position = device.position();
            }
            alice.api().get("/api/users/me").refused(401, "token-expired");
            try (Device late = Device.withToken(api, alice.api().token())) {
                assertThat(late.refusal()).contains("token-expired");
            }
            Answer renewed = api.post("/api/auth/refresh", Map.of("refreshToken", alice.refreshToken()))
                    .expect(200);
            try (Device again = Device.resuming(Person.of(renewed, api), position)) {
                assertThat(again.isConnected()).isTrue();
            }
        }
    }
}

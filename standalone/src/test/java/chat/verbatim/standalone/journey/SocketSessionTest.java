package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A socket lives as long as the session behind it. */
@ExtendWith(RunningVerbatim.class)
class SocketSessionTest {
    private final ApiClient api;
    private final Person alice;

    SocketSessionTest(ApiClient api) {
        this.api = api;
        alice = Person.named("alice", api);
    }

    @Test
    void loggingOutEndsTheSocketsOfThatSessionAndOfNoOther() {
        Answer login = api.post("/api/auth/login", Map.of("email", alice.email(), "password", Person.PASSWORD))
                .expect(200);
        Person elsewhere = Person.of(login, api);
        try (Device here = Device.of(alice);
                Device there = Device.of(elsewhere)) {
            alice.api().post("/api/auth/logout", Map.of()).expect(204);

            assertThat(here.frames().await("session_ended").string("code")).isEqualTo("unauthenticated");
            assertThat(here.end()).isEqualTo("io server disconnect");
            assertThat(there.isConnected()).isTrue();
            String chatId = elsewhere.chatWith(Person.named("bob", api));
            there.sends(chatId, "still here", "k");
        }
        try (Device again = Device.withToken(api, alice.api().token())) {
            assertThat(again.refusal()).contains("unauthenticated");
        }
    }

    @Test
    void aNewerTokenOfTheSameUserKeepsTheConnection() {
        Answer renewed = api.post("/api/auth/refresh", Map.of("refreshToken", alice.refreshToken()))
                .expect(200);
        try (Device device = Device.of(alice)) {
            assertThat(device.says("authenticate", Map.of("token", renewed.string("token")))
                            .path("ok")
                            .asBoolean())
                    .isTrue();
            assertThat(device.isConnected()).isTrue();
        }
    }
}

package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Clients in any language, by plain websocket. */
@ExtendWith(RunningVerbatim.class)
class PlainSocketTest {
    private final ApiClient api;
    private final Person alice;
    private final Person bob;
    private final String chatId;

    PlainSocketTest(ApiClient api) {
        this.api = api;
        alice = Person.named("alice", api);
        bob = Person.named("bob", api);
        chatId = alice.chatWith(bob);
    }

    @Test
    void aPlainClientAndASocketIoClientTalk() {
        try (PlainDevice plain = PlainDevice.of(alice);
                Device other = Device.of(bob)) {
            JsonNode ack = plain.says(
                    "send_message", Map.of("chatId", chatId, "content", "from plain", "idempotencyKey", "k"));
            other.sends(chatId, "from Socket.IO", "k");

            assertThat(other.frames().message("from plain").path("id"))
                    .isEqualTo(ack.path("message").path("id"));
            assertThat(plain.frames()
                            .message("from Socket.IO")
                            .path("sender")
                            .path("id")
                            .asString())
                    .isEqualTo(bob.id());
        }
    }

    @Test
    void theTokenMayStandInTheHeaderOfTheUpgrade() {
        try (PlainDevice plain = PlainDevice.withHeader(alice)) {
            assertThat(plain.says("user_typing", Map.of("chatId", chatId))
                            .path("ok")
                            .asBoolean())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "[]", "{}", "{\"event\":7}", "{\"data\":{}}", "null", "{\"event\":\"x\"", ""})
    void aMalformedFrameIsAnsweredAndTheConnectionStays(String frame) {
        try (PlainDevice plain = PlainDevice.of(alice)) {
            plain.raw(frame);

            assertThat(plain.frames().await("error").string("code")).isNotBlank();
            assertThat(plain.says("user_typing", Map.of("chatId", chatId))
                            .path("ok")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void nothingIsProcessedBeforeConnect() {
        try (PlainDevice plain = PlainDevice.silent(api)) {
            plain.raw("{\"event\":\"send_message\",\"data\":{\"chatId\":\"" + chatId
                    + "\",\"content\":\"sneaked in\"},\"id\":1}");

            plain.frames().await("connect_error");
            assertThat(plain.closeCode()).isEqualTo(4401);
        }
        assertThat(alice.api().get("/api/chats/" + chatId + "/messages").items())
                .isEmpty();
    }

    @Test
    void aBadTokenIsRefusedAndTheSocketClosed() {
        try (PlainDevice plain = PlainDevice.silent(api)) {
            plain.raw("{\"event\":\"connect\",\"data\":{\"token\":\"nonsense\"}}");

            assertThat(plain.frames().await("connect_error").string("code")).isEqualTo("unauthenticated");
            assertThat(plain.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void loggingOutClosesTheSocket() {
        try (PlainDevice plain = PlainDevice.of(alice)) {
            alice.api().post("/api/auth/logout", Map.of()).expect(204);

            plain.frames().await("session_ended");
            assertThat(plain.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void afterAReconnectionWhatWasMissedComesFirst() {
        String position;
        try (PlainDevice plain = PlainDevice.of(bob)) {
            position = plain.frames().await("caught_up").string("position");
        }
        alice.says(chatId, "missed").expect(201);

        try (PlainDevice plain = PlainDevice.silent(api)) {
            plain.raw("{\"event\":\"connect\",\"data\":{\"token\":\""
                    + bob.api().token() + "\",\"position\":\"" + position + "\"}}");

            plain.frames().await("caught_up");
            assertThat(plain.frames().all("receive_message")).hasSize(1);
        }
    }
}

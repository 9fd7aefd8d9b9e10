package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever a client sends wrong is answered clearly, and the connection goes on. */
@ExtendWith(RunningVerbatim.class)
class BadFramesTest {
    private final ApiClient api;
    private final Person alice;
    private final Person bob;
    private final String chatId;
    private final Device device;

    BadFramesTest(ApiClient api) {
        this.api = api;
        alice = Person.named("alice", api);
        bob = Person.named("bob", api);
        chatId = alice.chatWith(bob);
        device = Device.of(alice);
    }

    @AfterEach
    void theConnectionStillWorks() {
        assertThat(device.isConnected()).isTrue();
        device.sends(chatId, "still here", "still-here");
        assertThat(alice.api()
                        .get("/api/chats/" + chatId + "/messages")
                        .expect(200)
                        .items())
                .as("nothing of what was refused is stored")
                .noneSatisfy(message ->
                        assertThat(message.path("content").asString()).contains("refused"));
        device.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"content\":\"refused\"}",
                "{\"chatId\":\"CHAT\"}",
                "{\"chatId\":7,\"content\":\"refused\"}",
                "{\"chatId\":\"CHAT\",\"content\":\"\"}",
                "{\"chatId\":\"CHAT\",\"content\":\"   \"}",
                "{\"chatId\":\"CHAT\",\"content\":[\"refused\"]}",
                "{\"chatId\":\"CHAT\",\"content\":\"refused\",\"idempotencyKey\":\"\"}",
                "{\"chatId\":\"CHAT\",\"content\":\"refused\",\"idempotencyKey\":5}",
                "{\"chatId\":\"CHAT\",\"content\":\"refused\",\"idempotencyKey\":\"with space\"}",
                "{\"chatId\":\"CHAT\",\"content\":\"refused \\u0000\"}",
            })
    void aMessageOfTheWrongShapeIsInvalid(String payload) {
        assertThat(refusalOf("send_message", payload.replace("CHAT", chatId))).isEqualTo("invalid-request");
    }

    @Test
    void aMessageMayHave8000CharactersAndNoneMore() {
        String content = "\uD83D\uDE00".repeat(8_000);
        device.sends(chatId, content, "long");

        assertThat(refusalOf(
                        "send_message", "{\"chatId\":\"%s\",\"content\":\"refused%s\"}".formatted(chatId, content)))
                .isEqualTo("invalid-request");
    }

    @Test
    void unknownChatsAndOthersChatsLookTheSame() {
        Person carol = Person.named("carol", api);
        String foreign = bob.chatWith(carol);
        String payload = "{\"chatId\":\"%s\",\"content\":\"refused\",\"seq\":1}";
        for (String event :
                new String[] {"send_message", "user_typing", "user_stopped_typing", "message_ack", "message_read"}) {
            JsonNode toForeign = Device.get(device.emit(event, Device.object(payload.formatted(foreign))));
            JsonNode toUnknown = Device.get(device.emit(event, Device.object(payload.formatted("nowhere"))));

            assertThat(toForeign.path("error").path("code").asString()).isEqualTo("chat-not-found");
            assertThat(toForeign).isEqualTo(toUnknown);
        }
        assertThat(carol.api().get("/api/chats/" + foreign + "/messages").items())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            message_ack | {"chatId":"CHAT"}
            message_ack | {"chatId":"CHAT","seq":-1}
            message_read | {"chatId":"CHAT","seq":"1"}
            message_read | {"chatId":"CHAT","seq":1.5}
            message_read | {"seq":1}
            user_typing | {}
            user_stopped_typing | {"chatId":null}
            sync | {"position":"-1"}
            sync | {"position":7}
            sync | {"position":"99999999999999999999"}
            authenticate | {}
            """)
    void anEventOfTheWrongShapeIsInvalid(String event, String payload) {
        assertThat(refusalOf(event, payload.replace("CHAT", chatId))).isEqualTo("invalid-request");
    }

    @Test
    void anUnknownEventIsCalledUnknown() {
        assertThat(refusalOf("drop_tables", "{}")).isEqualTo("unknown-event");
        assertThat(refusalOf("receive_message", "{}")).isEqualTo("unknown-event");
    }

    @Test
    void payloadsThatAreNoObjectsAreInvalid() {
        for (Object payload : new Object[] {"text", 7, true, new byte[] {1, 2, 3}}) {
            assertThat(Device.get(device.emit("send_message", payload))
                            .path("error")
                            .path("code")
                            .asString())
                    .isEqualTo("invalid-request");
        }
    }

    @Test
    void withoutAnAcknowledgementTheRefusalIsAnErrorFrame() {
        device.mutters("send_message", Device.object("{\"chatId\":\"nowhere\",\"content\":\"refused\"}"));

        Heard error = device.frames().await("error");
        assertThat(error.string("code")).isEqualTo("chat-not-found");
        assertThat(error.string("event")).isEqualTo("send_message");
    }

    @Test
    void forgedTokensOpenNothing() {
        String genuine = alice.api().token();
        String[] parts = genuine.split("\\.", -1);
        String none = encode("{\"alg\":\"none\"}") + "." + parts[1] + ".";
        String otherPayload = parts[0] + "." + encode("{\"sub\":\"" + bob.id() + "\"}") + "." + parts[2];
        String cut = genuine.substring(0, genuine.length() - 4);
        for (String token : new String[] {null, "", "nonsense", none, otherPayload, cut}) {
            try (Device refused = Device.withToken(api, token)) {
                assertThat(refused.refusal()).as("token %s", token).contains("unauthenticated");
                assertThat(refused.isConnected()).isFalse();
                assertThat(refused.frames().all()).isEmpty();
            }
        }
    }

    @Test
    void anotherUsersTokenDoesNotRenewTheConnection() {
        assertThat(refusalOf("authenticate", "{\"token\":\"" + bob.api().token() + "\"}"))
                .isEqualTo("forbidden");
        assertThat(refusalOf("authenticate", "{\"token\":\"nonsense\"}")).isEqualTo("unauthenticated");
    }

    private String refusalOf(String event, String payload) {
        JsonNode ack = Device.get(device.emit(event, Device.object(payload)));
        assertThat(ack.path("ok").asBoolean())
                .as("%s answered %s", payload, ack)
                .isFalse();
        assertThat(ack.path("error").path("message").asString()).isNotBlank();
        return ack.path("error").path("code").asString();
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}

package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** People who talk over Socket.IO. */
@ExtendWith(RunningVerbatim.class)
class ConversationTest {
    private final List<Device> devices = new ArrayList<>();
    private Person alice;
    private Person bob;
    private String chatId;

    ConversationTest(ApiClient api) {
        alice = Person.named("alice", api);
        bob = Person.named("bob", api);
        chatId = alice.chatWith(bob);
    }

    @BeforeEach
    void nobodyIsConnected() {
        assertThat(devices).isEmpty();
    }

    @AfterEach
    void everybodyLeaves() {
        devices.forEach(Device::close);
    }

    @Test
    void whatOneSaysEveryDeviceOfBothHears() {
        Device alicesPhone = connect(alice);
        Device alicesLaptop = connect(alice);
        Device bobsPhone = connect(bob);

        JsonNode sent = alicesPhone.sends(chatId, "Hello, Bob!", "k1");

        for (Device device : devices) {
            JsonNode heard = device.frames().message("Hello, Bob!");
            assertThat(heard.path("id").asString()).isEqualTo(sent.path("id").asString());
            assertThat(heard.path("seq").asLong()).isEqualTo(sent.path("seq").asLong());
            assertThat(heard.path("position").asString())
                    .isEqualTo(sent.path("position").asString());
            assertThat(heard.path("sender").path("username").asString()).isEqualTo(alice.username());
        }
        assertThat(alicesLaptop
                        .frames()
                        .message("Hello, Bob!")
                        .path("idempotencyKey")
                        .asString())
                .isEqualTo("k1");
        assertThat(bobsPhone.frames().message("Hello, Bob!").has("idempotencyKey"))
                .isFalse();
        JsonNode stored = bob.history(chatId, "", sent.path("position").asString())
                .expect(200)
                .items()
                .getLast();
        assertThat(stored.path("id")).isEqualTo(sent.path("id"));
        assertThat(stored.path("timestamp")).isEqualTo(sent.path("timestamp"));
    }

    @Test
    void aResendIsTheSameMessageOverSocketAndHttpAlike() {
        Device phone = connect(alice);
        Device other = connect(bob);

        JsonNode first = phone.sends(chatId, "once", "same-key");
        JsonNode again = phone.sends(chatId, "once", "same-key");
        JsonNode overHttp = alice.says(chatId, "once", "same-key").expect(200).json();

        assertThat(again).isEqualTo(first);
        for (String field : List.of("id", "seq", "position", "content", "timestamp")) {
            assertThat(overHttp.path(field)).as(field).isEqualTo(first.path(field));
        }
        phone.sends(chatId, "after", "other-key");
        other.frames().message("after");
        assertThat(other.frames().all("receive_message")).hasSize(2);
    }

    @Test
    void tenResendsAtOnceAreOneMessage() {
        List<Device> phones =
                IntStream.range(0, 5).mapToObj(i -> connect(alice)).toList();
        Device other = connect(bob);
        String payload = "{\"chatId\":\"%s\",\"content\":\"now\",\"idempotencyKey\":\"burst\"}".formatted(chatId);

        List<CompletableFuture<JsonNode>> answers = IntStream.range(0, 10)
                .mapToObj(i -> phones.get(i % 5).emit("send_message", Device.object(payload)))
                .toList();

        assertThat(answers.stream()
                        .map(Device::get)
                        .map(ack -> ack.path("message"))
                        .distinct())
                .hasSize(1)
                .allSatisfy(message ->
                        assertThat(message.path("content").asString()).isEqualTo("now"));
        phones.getFirst().sends(chatId, "after", "after");
        other.frames().message("after");
        assertThat(other.frames().all("receive_message")).hasSize(2);
    }

    @Test
    void whatIsSentWithoutWaitingStaysInOrder() {
        Device phone = connect(alice);
        Device other = connect(bob);
        List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String payload =
                    "{\"chatId\":\"%s\",\"content\":\"%d\",\"idempotencyKey\":\"p%d\"}".formatted(chatId, i, i);
            answers.add(phone.emit("send_message", Device.object(payload)));
        }

        List<Long> seqs = answers.stream()
                .map(Device::get)
                .map(ack -> ack.path("message").path("seq").asLong())
                .toList();

        assertThat(seqs).isSorted().doesNotHaveDuplicates();
        assertThat(other.frames().await("receive_message", 200).stream().map(frame -> frame.string("content")))
                .isEqualTo(IntStream.range(0, 200).mapToObj(Integer::toString).toList());
    }

    @Test
    void theOtherSeesWhoTypesUntilTheyStopOrSend() {
        Device phone = connect(alice);
        Device other = connect(bob);
        Map<String, Object> here = Map.of("chatId", chatId);

        phone.says("user_typing", here);
        assertThat(other.frames().await("user_typing").string("userId")).isEqualTo(alice.id());
        phone.says("user_stopped_typing", here);
        other.frames().await("user_stopped_typing");
        phone.says("user_typing", here);
        phone.sends(chatId, "typed", "typed");

        assertThat(other.frames().await("user_stopped_typing", 2)).hasSize(2);
        assertThat(phone.frames().all("user_typing")).isEmpty();
    }

    @Test
    void marksTurnIntoTicks() {
        Device phone = connect(alice);
        Device other = connect(bob);
        JsonNode sent = phone.sends(chatId, "seen?", "seen");
        long seq = sent.path("seq").asLong();
        String status = "/api/chats/" + chatId + "/messages/" + sent.path("id").asString() + "/status";

        other.says("message_ack", Map.of("chatId", chatId, "seq", seq));
        Heard delivered = phone.frames().await("message_delivered", frame -> frame.number("seq") == seq);
        assertThat(delivered.string("userId")).isEqualTo(bob.id());
        assertThat(alice.sees(status, delivered.string("position")).expect(200).string("status"))
                .isEqualTo("delivered");

        other.says("message_read", Map.of("chatId", chatId, "seq", seq));
        Heard read = phone.frames().await("message_read", frame -> frame.number("seq") == seq);
        assertThat(alice.sees(status, read.string("position")).expect(200).string("status"))
                .isEqualTo("read");
        assertThat(bob.sees("/api/chats/" + chatId, read.string("position")).number("unreadCount"))
                .isZero();
    }

    @Test
    void aMarkBeyondTheEndStopsAtTheEnd() {
        Device phone = connect(alice);
        Device other = connect(bob);
        long seq = phone.sends(chatId, "one", "one").path("seq").asLong();

        assertThat(other.says("message_read", Map.of("chatId", chatId, "seq", 1_000_000))
                        .path("ok")
                        .asBoolean())
                .isTrue();

        assertThat(phone.frames().await("message_read").number("seq")).isEqualTo(seq);
        phone.sends(chatId, "two", "two");
        Heard second = other.frames()
                .await("receive_message", frame -> frame.string("content").equals("two"));
        assertThat(bob.sees("/api/chats/" + chatId, second.string("position")).number("unreadCount"))
                .isEqualTo(1);
    }

    @Test
    void editsDeletionsAndNewNamesAreShown() {
        String group = alice.group("Plans", bob);
        Device other = connect(bob);
        JsonNode sent = alice.says(group, "Helo", "typo").expect(201).json();
        String message = "/api/chats/" + group + "/messages/" + sent.path("id").asString();

        alice.api().patch(message, Map.of("content", "Hello")).expect(200);
        Heard edited = other.frames().await("message_edited");
        alice.api().delete(message).expect(200);
        Heard deleted = other.frames().await("message_deleted");
        alice.api().patch("/api/chats/" + group, Map.of("name", "New plans")).expect(200);
        Heard renamed = other.frames().await("chat_updated");

        assertThat(edited.string("content")).isEqualTo("Hello");
        assertThat(edited.number("messageSeq")).isEqualTo(sent.path("seq").asLong());
        assertThat(deleted.string("content")).isEmpty();
        assertThat(renamed.string("name")).isEqualTo("New plans");
        assertThat(List.of(edited.number("seq"), deleted.number("seq"), renamed.number("seq")))
                .isEqualTo(List.of(
                        sent.path("seq").asLong() + 1,
                        sent.path("seq").asLong() + 2,
                        sent.path("seq").asLong() + 3));
    }

    @Test
    void whoIsOnlineIsShown() {
        connect(alice);

        Device other = connect(bob);

        assertThat(other.frames().await("user_online").string("userId")).isEqualTo(alice.id());
        assertThat(devices.getFirst().frames().await("user_online").string("userId"))
                .isEqualTo(bob.id());
        assertThat(alice.api().get("/api/chats/" + chatId + "/online-users").items())
                .extracting(user -> user.path("userId").asString())
                .containsExactlyInAnyOrder(alice.id(), bob.id());
        other.close();
        Heard offline = devices.getFirst().frames().await("user_offline");
        assertThat(offline.string("userId")).isEqualTo(bob.id());
        assertThat(offline.data().has("lastSeen")).isTrue();
    }

    private Device connect(Person person) {
        Device device = Device.of(person);
        devices.add(device);
        return device;
    }
}

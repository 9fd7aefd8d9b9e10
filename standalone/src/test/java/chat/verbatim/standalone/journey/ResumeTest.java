package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People who come back. */
@ExtendWith(RunningVerbatim.class)
class ResumeTest {
    private final Person alice;
    private final Person bob;
    private final String chatId;

    ResumeTest(ApiClient api) {
        alice = Person.named("alice", api);
        bob = Person.named("bob", api);
        chatId = alice.chatWith(bob);
    }

    @Test
    void whateverWasMissedComesInOrderThenCaughtUpThenLive() {
        String group = alice.group("Trip", bob);
        String position = leaveAfterHearing("before");
        for (int i = 0; i < 60; i++) {
            alice.says(i % 2 == 0 ? chatId : group, "missed " + i).expect(201);
        }
        alice.api().patch("/api/chats/" + group, Map.of("name", "Journey")).expect(200);

        try (Device back = Device.resuming(bob, position)) {
            alice.says(chatId, "live").expect(201);
            back.frames().message("live");

            List<Heard> heard = back.frames().all();
            List<String> contents = heard.stream()
                    .filter(frame -> frame.is("receive_message"))
                    .map(frame -> frame.string("content"))
                    .toList();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                expected.add("missed " + i);
            }
            expected.add("live");
            assertThat(contents).isEqualTo(expected);
            assertThat(heard.stream()
                            .filter(frame -> frame.data().has("position"))
                            .map(frame -> Long.parseLong(frame.string("position"))))
                    .isSorted();
            assertThat(indexOf(heard, "caught_up"))
                    .isGreaterThan(indexOf(heard, "chat_updated"))
                    .isLessThan(lastIndexOf(heard, "receive_message"));
        }
    }

    @Test
    void marksThatMovedMeanwhileAreTold() {
        long seq = bob.says(chatId, "read me").expect(201).number("seq");
        String position = leaveAfterHearing("before");
        alice.reads(chatId, seq).expect(204);

        try (Device back = Device.resuming(bob, position)) {
            assertThat(back.frames().all("message_read")).anySatisfy(frame -> {
                assertThat(frame.string("userId")).isEqualTo(alice.id());
                assertThat(frame.number("seq")).isGreaterThanOrEqualTo(seq);
            });
        }
    }

    @Test
    void nothingIsRepeatedToWhoeverMissedNothing() {
        String position = leaveAfterHearing("before");

        try (Device back = Device.resuming(bob, position)) {
            assertThat(back.frames().all("receive_message")).isEmpty();
            assertThat(back.frames().await("caught_up").data().has("fromStart")).isFalse();
        }
    }

    @Test
    void syncOnAnOpenConnectionSendsWhatWasMissed() {
        String position = leaveAfterHearing("before");
        alice.says(chatId, "missed").expect(201);

        try (Device back = Device.of(bob)) {
            assertThat(back.says("sync", Map.of("position", position))
                            .path("ok")
                            .asBoolean())
                    .isTrue();

            back.frames().message("missed");
            assertThat(back.frames().await("caught_up", 2)).hasSize(2);
            alice.says(chatId, "live").expect(201);
            back.frames().message("live");
            // Once because it is owed to whoever comes without a position, once because it was asked for.
            assertThat(back.frames().all("receive_message").stream().map(frame -> frame.string("content")))
                    .containsExactly("before", "missed", "missed", "live");
        }
    }

    @Test
    void aPositionThatIsNoneIsRefusedAndTheConnectionStaysLive() {
        try (Device device = Device.of(bob)) {
            assertThat(Device.get(device.emit("sync", Device.object("{\"position\":\"yesterday\"}")))
                            .path("error")
                            .path("code")
                            .asString())
                    .isEqualTo("invalid-request");
            alice.says(chatId, "still here").expect(201);
            device.frames().message("still here");
        }
    }

    @Test
    void aPositionFromTheFutureMeansToFetchAnew() {
        try (Device device = Device.resuming(bob, "999999999999999")) {
            assertThat(device.frames()
                            .await("caught_up")
                            .data()
                            .path("fromStart")
                            .asBoolean())
                    .isTrue();
            alice.says(chatId, "live all the same").expect(201);
            device.frames().message("live all the same");
        }
    }

    @Test
    void whoeverWasRemovedMeanwhileHearsOfThatAndOfNothingAfter() {
        String group = alice.group("Secret", bob);
        String position = leaveAfterHearing("before");
        alice.says(group, "while a member").expect(201);
        alice.api().delete("/api/chats/" + group + "/participants/" + bob.id()).expect(204);
        alice.says(group, "behind the back").expect(201);

        try (Device back = Device.resuming(bob, position)) {
            assertThat(back.frames().await("participant_removed").string("userId"))
                    .isEqualTo(bob.id());
            alice.says(group, "still behind the back").expect(201);
            alice.says(chatId, "to your face").expect(201);
            back.frames().message("to your face");
            assertThat(back.frames().all("receive_message").stream().map(frame -> frame.string("content")))
                    .containsExactly("to your face");
        }
    }

    @Test
    void whoeverIsRemovedHearsNothingAfterIt() {
        String group = alice.group("Secret", bob);
        try (Device device = Device.of(bob)) {
            alice.says(group, "while a member").expect(201);
            alice.api()
                    .delete("/api/chats/" + group + "/participants/" + bob.id())
                    .expect(204);
            alice.says(group, "behind the back").expect(201);
            alice.says(chatId, "to your face").expect(201);
            device.frames().message("to your face");

            assertThat(device.frames().all("receive_message").stream().map(frame -> frame.string("content")))
                    .containsExactly("while a member", "to your face");
            assertThat(device.says(
                                    "send_message",
                                    Map.of("chatId", group, "content", "let me in", "idempotencyKey", "x"))
                            .path("error")
                            .path("code")
                            .asString())
                    .isEqualTo("chat-not-found");
        }
        bob.api().get("/api/chats/" + group).refused(404, "chat-not-found");
        bob.api().get("/api/chats/" + group + "/messages").refused(404, "chat-not-found");
    }

    @Test
    void whoeverIsAddedHearsFromThenOn() {
        String group = alice.group("Open house");
        try (Device device = Device.of(bob)) {
            alice.says(group, "alone").expect(201);
            alice.api()
                    .post("/api/chats/" + group + "/participants", Map.of("userId", bob.id()))
                    .expect(200);
            alice.says(group, "welcome").expect(201);

            device.frames().message("welcome");
            assertThat(device.frames().await("participant_added").string("userId"))
                    .isEqualTo(bob.id());
            assertThat(device.frames().all("receive_message")).hasSize(1);
        }
        assertThat(bob.api().get("/api/chats/" + group + "/messages").items()).hasSize(2);
    }

    /** Bob hears a message, leaves, and knows the position up to which he has heard everything. */
    private String leaveAfterHearing(String content) {
        try (Device device = Device.of(bob)) {
            alice.says(chatId, content).expect(201);
            device.frames().message(content);
            return device.position();
        }
    }

    private static int indexOf(List<Heard> heard, String event) {
        return heard.stream().map(Heard::event).toList().indexOf(event);
    }

    private static int lastIndexOf(List<Heard> heard, String event) {
        return heard.stream().map(Heard::event).toList().lastIndexOf(event);
    }
}

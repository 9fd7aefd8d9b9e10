package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People who come without a position: what they are owed comes to them. */
@ExtendWith(RunningVerbatim.class)
class OwedTest {
    private final Person alice;
    private final Person bob;
    private final String chatId;

    OwedTest(ApiClient api) {
        alice = Person.named("alice", api);
        bob = Person.named("bob", api);
        chatId = alice.chatWith(bob);
    }

    @Test
    void whatIsOwedComesOnceAndInOrderBeforeCaughtUpThenLive() {
        String group = alice.group("Trip", bob);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            alice.says(i % 2 == 0 ? chatId : group, "owed " + i).expect(201);
            expected.add("owed " + i);
        }

        try (Device device = Device.of(bob)) {
            assertThat(messages(device)).isEqualTo(expected);
            assertThat(device.frames()
                            .await("caught_up")
                            .data()
                            .path("fromStart")
                            .asBoolean())
                    .isTrue();
            alice.says(chatId, "live").expect(201);
            device.frames().message("live");

            List<Heard> heard = device.frames().all();
            assertThat(heard.stream().filter(frame -> frame.data().has("position")))
                    .extracting(frame -> Long.parseLong(frame.string("position")))
                    .isSorted();
            assertThat(messages(device)).hasSize(121);
        }
    }

    @Test
    void whatWasAcknowledgedIsOwedNoLonger() {
        alice.says(chatId, "one").expect(201);
        long seq = alice.says(chatId, "two").expect(201).number("seq");
        alice.says(chatId, "three").expect(201);
        try (Device device = Device.of(bob)) {
            assertThat(messages(device)).containsExactly("one", "two", "three");
            acknowledge(device, seq);
        }

        try (Device device = Device.of(bob)) {
            assertThat(messages(device)).containsExactly("three");
        }
    }

    @Test
    void whoeverAcknowledgesMoreThanWasSentIsStillOwedWhatComesThen() {
        alice.says(chatId, "one").expect(201);
        try (Device device = Device.of(bob)) {
            acknowledge(device, 1_000_000);
        }
        alice.says(chatId, "two").expect(201);

        try (Device device = Device.of(bob)) {
            assertThat(messages(device)).containsExactly("two");
        }
    }

    @Test
    void editsAndDeletionsOfWhatIsOwedComeWithIt() {
        Answer first = alice.says(chatId, "frist").expect(201);
        Answer second = alice.says(chatId, "regretted").expect(201);
        alice.api()
                .patch("/api/chats/" + chatId + "/messages/" + first.string("id"), Map.of("content", "first"))
                .expect(200);
        alice.api()
                .delete("/api/chats/" + chatId + "/messages/" + second.string("id"))
                .expect(200);

        try (Device device = Device.of(bob)) {
            assertThat(device.frames().all().stream()
                            .map(Heard::event)
                            .filter(event -> event.startsWith("receive_message") || event.startsWith("message_")))
                    .containsExactly("receive_message", "receive_message", "message_edited", "message_deleted");
        }
    }

    @Test
    void reactionsToWhatIsOwedComeWithItAndThoseToWhatHasArrivedDoNot() {
        Answer arrived = alice.says(chatId, "arrived").expect(201);
        try (Device device = Device.of(bob)) {
            acknowledge(device, arrived.number("seq"));
        }
        Answer owed = alice.says(chatId, "owed").expect(201);
        String messages = "/api/chats/" + chatId + "/messages/";
        alice.reacts(messages + arrived.string("id"), "👍").expect(200);
        alice.reacts(messages + owed.string("id"), "😂").expect(200);
        alice.unreacts(messages + owed.string("id"), "😂").expect(200);

        try (Device device = Device.of(bob)) {
            assertThat(device.frames().all().stream()
                            .filter(frame ->
                                    frame.is("receive_message") || frame.event().startsWith("reaction_"))
                            .map(frame -> frame.event() + " "
                                    + frame.data().path("emoji").asString("")))
                    .containsExactly("receive_message ", "reaction_added 😂", "reaction_removed 😂");
        }
    }

    @Test
    void nothingFromBeforeSomebodyCameIsOwedAndNothingFromTheirOwnHand() {
        String group = alice.group("Open house");
        alice.says(group, "alone").expect(201);
        alice.api()
                .post("/api/chats/" + group + "/participants", Map.of("userId", bob.id()))
                .expect(200);
        alice.says(group, "welcome").expect(201);
        alice.says(chatId, "hello").expect(201);
        bob.says(chatId, "hello yourself").expect(201);

        try (Device device = Device.of(bob)) {
            assertThat(messages(device)).containsExactly("welcome", "hello");
        }
    }

    @Test
    void whoeverSaysSomethingIsStillOwedWhatArrivedAtNoneOfTheirDevices() {
        long heard;
        try (Device device = Device.of(bob)) {
            heard = alice.says(chatId, "heard").expect(201).number("seq");
            device.frames().message("heard");
            acknowledge(device, heard);
        }
        alice.says(chatId, "on its way").expect(201);
        bob.says(chatId, "from elsewhere").expect(201);

        try (Device device = Device.of(bob)) {
            assertThat(messages(device)).containsExactly("on its way");
        }
    }

    @Test
    void nothingIsOwedToWhoeverWasRemoved() {
        String group = alice.group("Secret", bob);
        alice.says(group, "while a member").expect(201);
        alice.api().delete("/api/chats/" + group + "/participants/" + bob.id()).expect(204);
        alice.says(group, "behind the back").expect(201);
        alice.says(chatId, "to your face").expect(201);

        try (Device device = Device.of(bob)) {
            assertThat(messages(device)).containsExactly("to your face");
        }
    }

    @Test
    void aPositionThatCannotBeUsedIsAsGoodAsNone() {
        alice.says(chatId, "owed").expect(201);

        for (String position : List.of("999999999999999", "yesterday")) {
            try (Device device = Device.resuming(bob, position)) {
                assertThat(messages(device)).containsExactly("owed");
                assertThat(device.frames()
                                .await("caught_up")
                                .data()
                                .path("fromStart")
                                .asBoolean())
                        .isTrue();
            }
        }
    }

    @Test
    void thePositionOfSomebodyElseResumesOnlyTheOwnChats() {
        Person eve = Person.named("eve", alice.api());
        String own = alice.chatWith(eve);
        String position;
        try (Device device = Device.of(bob)) {
            alice.says(chatId, "for bob").expect(201);
            device.frames().message("for bob");
            position = device.position();
        }
        alice.says(chatId, "for bob again").expect(201);
        alice.says(own, "for eve").expect(201);

        try (Device device = Device.resuming(eve, position)) {
            device.frames().message("for eve");
            assertThat(messages(device)).containsExactly("for eve");
        }
    }

    @Test
    void resumesInOneGoAreServedOneAfterTheOther() {
        alice.says(chatId, "one").expect(201);
        alice.says(chatId, "two").expect(201);
        try (Device device = Device.of(bob)) {
            String position = device.position();
            device.mutters("sync", Device.object("{\"position\":\"" + position + "\"}"));
            device.mutters("sync", Device.object("{}"));
            assertThat(device.frames().await("caught_up", 3)).hasSize(3);
            alice.says(chatId, "live").expect(201);
            device.frames().message("live");

            assertThat(messages(device)).containsExactly("one", "two", "one", "two", "live");
        }
    }

    private void acknowledge(Device device, long seq) {
        assertThat(device.says("message_ack", Map.of("chatId", chatId, "seq", seq))
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    private static List<String> messages(Device device) {
        return device.frames().all("receive_message").stream()
                .map(frame -> frame.string("content"))
                .toList();
    }
}

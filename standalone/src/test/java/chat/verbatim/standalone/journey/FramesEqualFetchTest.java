package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The strongest promise to a client: whoever applies the frames to an old state ends where a fresh fetch begins, whatever
 * happened, and however often the connection broke.
 */
@ExtendWith(RunningVerbatim.class)
class FramesEqualFetchTest {
    private static final int STEPS = 120;
    private static final List<String> EMOJIS = List.of("👍", "❤️", "😂");

    private final Person alice;
    private final Person bob;
    private final Person carol;
    private final Person auditor;
    private final List<Long> sent = new ArrayList<>();

    FramesEqualFetchTest(ApiClient api) {
        alice = Person.named("alice", api);
        bob = Person.named("bob", api);
        carol = Person.named("carol", api);
        auditor = Person.named("auditor", api);
        Person.operator(api)
                .api()
                .call("PUT", "/api/admin/auditors/" + auditor.id())
                .send()
                .expect(204);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oldStateAndFramesAreTheFreshState(long seed) {
        Random random = new Random(seed);
        String group = alice.group("Group", bob, carol);
        Device device = Device.of(alice);
        String seen = device.position();
        Mirror mirror = Mirror.fetch(alice, group, seen);
        List<Heard> heard = new ArrayList<>();

        for (int step = 0; step < STEPS; step++) {
            act(random, group, step);
            if (random.nextInt(25) == 0) {
                // Whatever the device has heard by now is all it knows.
                heard.addAll(device.frames().all());
                seen = device.position();
                device.close();
                act(random, group, STEPS + step);
                device = Device.resuming(alice, seen);
            }
        }
        String last = untilTheEnd(device, group);
        heard.addAll(device.frames().all());
        device.close();
        heard.forEach(mirror::apply);

        assertThat(mirror).hasToString(Mirror.fetch(alice, group, last).toString());
        assertThat(heard.stream()
                        .filter(frame -> frame.data().has("seq") && frame.is("receive_message"))
                        .map(frame -> frame.number("seq")))
                .as("seed %s", seed)
                .doesNotHaveDuplicates();
    }

    /** Until the device has heard everything. Returns the position of the last that happened: a mark. */
    private String untilTheEnd(Device device, String group) {
        alice.api()
                .post("/api/chats/" + group + "/participants", Map.of("userId", carol.id()))
                .expect(200);
        long seq = bob.says(group, "the end").expect(201).number("seq");
        carol.reads(group, seq).expect(204);
        return device.frames()
                .await("message_read", frame -> frame.string("userId").equals(carol.id()) && frame.number("seq") == seq)
                .string("position");
    }

    /** Some of what is said replies to something that bob said, which may be deleted by now; some of it names somebody. */
    private Map<String, Object> said(Random random, String group, int step) {
        String content = "message " + step + named(random);
        return sent.isEmpty() || random.nextInt(3) > 0
                ? Map.of("content", content)
                : Map.of("content", content, "replyTo", group + "_" + sent.get(random.nextInt(sent.size())));
    }

    private String named(Random random) {
        return random.nextInt(3) > 0
                ? ""
                : " @" + List.of(alice, bob, carol).get(random.nextInt(3)).username();
    }

    private void handOverAndBack(String group) {
        Map<String, Object> owner = Map.of("role", "owner");
        alice.api()
                .patch("/api/chats/" + group + "/participants/" + bob.id(), owner)
                .expect(200);
        bob.api()
                .patch("/api/chats/" + group + "/participants/" + alice.id(), owner)
                .expect(200);
    }

    private static Map<String, Object> choice(Random random) {
        return random.nextBoolean()
                ? Map.of("pinned", random.nextBoolean())
                : Map.of("mutedUntil", random.nextBoolean() ? "forever" : "off");
    }

    private void act(Random random, String group, int step) {
        Person actor = List.of(alice, bob).get(random.nextInt(2));
        String messages = "/api/chats/" + group + "/messages/" + group + "_";
        switch (random.nextInt(16)) {
            case 0 ->
                alice.api()
                        .patch("/api/chats/" + group, Map.of("name", "Name " + step))
                        .expect(200);
            case 1 -> {
                if (!sent.isEmpty()) {
                    bob.api()
                            .patch(
                                    messages + sent.get(random.nextInt(sent.size())),
                                    Map.of("content", "edit " + step + named(random)));
                }
            }
            case 2 -> {
                if (!sent.isEmpty()) {
                    bob.api().delete(messages + sent.get(random.nextInt(sent.size())));
                }
            }
            case 3 -> alice.api().delete("/api/chats/" + group + "/participants/" + carol.id());
            case 4 ->
                alice.api()
                        .post("/api/chats/" + group + "/participants", Map.of("userId", carol.id()))
                        .expect(200);
            case 5 -> actor.reads(group, step).expect(204);
            case 6 ->
                alice.api()
                        .patch(
                                "/api/chats/" + group + "/participants/" + bob.id(),
                                Map.of("role", random.nextBoolean() ? "admin" : "member"))
                        .expect(200);
            case 7 -> handOverAndBack(group);
            case 8 ->
                actor.api()
                        .patch("/api/chats/" + group + "/preferences", choice(random))
                        .expect(200);
            case 9, 10 -> {
                if (!sent.isEmpty()) {
                    // May be refused, where the message is deleted.
                    String message = messages + sent.get(random.nextInt(sent.size()));
                    String emoji = EMOJIS.get(random.nextInt(EMOJIS.size()));
                    Answer ignored =
                            random.nextInt(3) > 0 ? actor.reacts(message, emoji) : actor.unreacts(message, emoji);
                }
            }
            case 15 ->
                auditor.api()
                        .post("/api/audits", Map.of("chatId", group, "reason", "Reason " + step))
                        .expect(201);
            case 11 ->
                List.of(alice, bob, carol)
                        .get(random.nextInt(3))
                        .api()
                        .patch("/api/users/me", Map.of("profile", Map.of("displayName", "Called " + step)))
                        .expect(200);
            case 12 -> {
                Call call = random.nextInt(3) > 0
                        ? AvatarCalls.put(actor, FileCalls.picture(1 + random.nextInt(9), 8))
                        : AvatarCalls.remove(actor);
                call.send().expect(200);
            }
            default -> {
                Answer answer = actor.api().post("/api/chats/" + group + "/messages", said(random, group, step));
                assertThat(answer.status()).isIn(201, 409);
                if (actor == bob && answer.status() == 201) {
                    sent.add(answer.number("seq"));
                }
            }
        }
    }
}

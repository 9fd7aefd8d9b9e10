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

    private final Person alice;
    private final Person bob;
    private final Person carol;
    private final List<Long> sent = new ArrayList<>();

    FramesEqualFetchTest(ApiClient api) {
        alice = Person.named("alice", api);
        bob = Person.named("bob", api);
        carol = Person.named("carol", api);
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

    private void act(Random random, String group, int step) {
        Person actor = List.of(alice, bob).get(random.nextInt(2));
        String messages = "/api/chats/" + group + "/messages/" + group + "_";
        switch (random.nextInt(8)) {
            case 0 ->
                alice.api()
                        .patch("/api/chats/" + group, Map.of("name", "Name " + step))
                        .expect(200);
            case 1 -> {
                if (!sent.isEmpty()) {
                    bob.api()
                            .patch(messages + sent.get(random.nextInt(sent.size())), Map.of("content", "edit " + step));
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
            default -> {
                Answer answer = actor.says(group, "message " + step).expect(201);
                if (actor == bob) {
                    sent.add(answer.number("seq"));
                }
            }
        }
    }
}

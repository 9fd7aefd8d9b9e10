package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import chat.verbatim.standalone.VerbatimApplication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A line that breaks while its client catches up, at each frame in turn: the client resumes there, and misses nothing. */
class ResumeAnywhereTest {
    private final Contract contract = Contract.load();

    /** @param keptBroadcasts how many events the gateway still knows: all that was missed, or next to nothing, so that the log is read */
    @ParameterizedTest
    @ValueSource(ints = {2048, 1})
    void whereverTheLineBreaksTheClientEndsWithAFreshFetch(int keptBroadcasts, @TempDir Path data) throws IOException {
        ConfigurableApplicationContext server = SpringApplication.from(VerbatimApplication::main)
                .run(
                        "--server.port=0",
                        "--verbatim.data=" + data,
                        "--verbatim.realtime.kept-broadcasts=" + keptBroadcasts)
                .getApplicationContext();
        try {
            String port = server.getEnvironment().getRequiredProperty("local.server.port");
            breakEverywhere(new Scene(new ApiClient(URI.create("http://localhost:" + port), contract)));
        } finally {
            server.close();
        }
    }

    private static final class Scene {
        private final Person alice;
        private final Person bob;
        private final Person carol;
        private final String one;
        private final String other;

        Scene(ApiClient api) {
            alice = Person.named("alice", api);
            bob = Person.named("bob", api);
            carol = Person.named("carol", api);
            one = alice.group("One", bob, carol);
            other = alice.group("Other", bob, carol);
        }

        /** Messages, marks of several people, and somebody who goes and comes back, mixed over two chats. */
        String happens() {
            for (String chat : List.of(one, other, one)) {
                alice.says(chat, "first").expect(201);
                long seq = alice.says(chat, "second").expect(201).number("seq");
                carol.reads(chat, seq - 1).expect(204);
                bob.reads(chat, seq).expect(204);
                alice.api()
                        .delete("/api/chats/" + chat + "/participants/" + carol.id())
                        .expect(204);
                alice.api()
                        .post("/api/chats/" + chat + "/participants", Map.of("userId", carol.id()))
                        .expect(200);
                long last = alice.says(chat, "third").expect(201).number("seq");
                carol.reads(chat, last).expect(204);
            }
            bob.says(other, "nobody reads this").expect(201);
            return alice.says(other, "the end").expect(201).position();
        }
    }

    private static void breakEverywhere(Scene scene) {
        Device first = Device.of(scene.bob);
        String before = first.position();
        first.close();
        List<String> chats = List.of(scene.one, scene.other);
        // Nothing has been said in them yet.
        List<JsonNode> old = chats.stream()
                .map(chat ->
                        scene.bob.sees("/api/chats/" + chat, before).expect(200).json())
                .toList();
        String end = scene.happens();
        List<String> fresh = chats.stream()
                .map(chat -> Mirror.fetch(scene.bob, chat, end).toString())
                .toList();
        List<Heard> missed = heard(scene.bob, before);
        assertThat(missed).hasSizeGreaterThan(20);
        for (int cut = 1; cut < missed.size(); cut++) {
            List<Heard> all = new ArrayList<>(missed.subList(0, cut));
            String position = all.getLast().string("position");
            all.addAll(heard(scene.bob, position));
            for (int i = 0; i < chats.size(); i++) {
                Mirror mirror = Mirror.of(old.get(i), List.of());
                all.forEach(mirror::apply);
                assertThat(mirror).as("cut after %s of %s", cut, missed).hasToString(fresh.get(i));
            }
        }
    }

    /** Everything up to {@code caught_up}. */
    private static List<Heard> heard(Person person, String position) {
        try (Device device = Device.resuming(person, position)) {
            return device.frames().all().stream()
                    .takeWhile(frame -> !frame.is("caught_up"))
                    .filter(frame -> frame.data().has("position"))
                    .toList();
        }
    }
}

package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody is erased while everybody talks and the process is killed. */
class ErasureKillTest {
    private static final String SECRET = "The wheel of gold turns";
    private static final String TEA = "Tea?";
    private static final int ROUNDS = 2;

    private final Contract contract = Contract.load();

    @Test
    void anErasureThatWasBegunIsFinishedAndNothingElseIsTouched(@TempDir Path data) throws Exception {
        List<Person> leaving = new ArrayList<>();
        List<String> said = new ArrayList<>();
        Person grace;
        String chat;
        try (VerbatimProcess server = VerbatimProcess.start(data)) {
            ApiClient client = server.client(contract);
            grace = Person.named("grace", client);
            for (int i = 0; i < ROUNDS; i++) {
                leaving.add(Person.named("leaving", client));
            }
            chat = grace.group("Engine", leaving.toArray(Person[]::new));
            for (Person person : leaving) {
                said.add(pathOf(chat, person.says(chat, SECRET)));
            }
        }
        assertThat(onDisk(data, SECRET)).as("what was said, on the disk").isFalse();
        for (int round = 0; round < ROUNDS; round++) {
            List<String> others;
            try (VerbatimProcess server = VerbatimProcess.start(data)) {
                others = eraseAndKill(
                        loggedIn(leaving.get(round), server), loggedIn(grace, server), chat, server, 10L + 50L * round);
            }
            try (VerbatimProcess server = VerbatimProcess.start(data)) {
                judge(leaving.get(round), said.get(round), loggedIn(grace, server), server.client(contract));
                Person reader = loggedIn(grace, server);
                assertThat(others)
                        .allSatisfy(path -> assertThat(content(reader, path)).isEqualTo(TEA));
                for (int later = round + 1; later < ROUNDS; later++) {
                    assertThat(content(reader, said.get(later))).isEqualTo(SECRET);
                }
            }
        }
    }

    /** @return the paths of the messages of others that were acknowledged until the end */
    private static List<String> eraseAndKill(
            Person person, Person talker, String chat, VerbatimProcess server, long millis) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<List<String>> talk = CompletableFuture.supplyAsync(() -> talk(talker, chat, over));
        CompletableFuture<Void> erasure = CompletableFuture.runAsync(() -> erase(person));
        Thread.sleep(millis);
        server.kill();
        over.set(true);
        erasure.handle((done, broken) -> null).get();
        return talk.get();
    }

    private static Answer erase(Person person) {
        return person.api().post("/api/users/me/erasure", Map.of("password", Person.PASSWORD));
    }

    private static List<String> talk(Person talker, String chat, AtomicBoolean over) {
        List<String> acknowledged = new ArrayList<>();
        while (!over.get()) {
            try {
                acknowledged.add(pathOf(chat, talker.says(chat, TEA)));
            } catch (RuntimeException | AssertionError killed) {
                return acknowledged;
            }
        }
        return acknowledged;
    }

    private static String pathOf(String chat, Answer sent) {
        return "/api/chats/" + chat + "/messages/" + sent.expect(201).string("id");
    }

    private static String content(Person reader, String path) {
        return reader.api().get(path).expect(200).string("content");
    }

    /** Where nothing had happened the user tries again; where it had begun it is finished, and the user may hear so first. */
    private static void judge(Person person, String said, Person reader, ApiClient client) {
        Answer login = logIn(person, client);
        if (login.status() == 200) {
            assertThat(erase(Person.of(login, client)).status()).isIn(202, 401, 404);
        }
        Eventually.isTrue(() ->
                logIn(person, client).status() == 401 && content(reader, said).isEmpty());
    }

    private static Answer logIn(Person person, ApiClient client) {
        return client.post("/api/auth/login", Map.of("email", person.email(), "password", Person.PASSWORD));
    }

    private static boolean onDisk(Path data, String text) throws IOException {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .contains(new String(wanted, StandardCharsets.ISO_8859_1))) {
                    return true;
                }
            }
        }
        return false;
    }

    private Person loggedIn(Person person, VerbatimProcess server) {
        ApiClient client = server.client(contract);
        return Person.of(logIn(person, client).expect(200), client);
    }
}

package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What was acknowledged is there after the process ended, by whatever way, with the same ids, seqs and positions. */
class RestartTest {
    private static final int KILLS = 3;
    private static final int SENDERS = 4;

    private final Contract contract = Contract.load();

    private final Path data;

    RestartTest(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void aRestartShowsTheWholeConversationAndForgetsNoRevocation() {
        Person ada;
        Person grace;
        Person revoked;
        Person living;
        String chat;
        String position = "";
        List<JsonNode> said = new ArrayList<>();
        try (VerbatimProcess first = VerbatimProcess.start(data)) {
            ada = Person.named("ada", first.client(contract));
            grace = Person.named("grace", first.client(contract));
            revoked = ada.bot("revoked", "messages:read");
            living = ada.bot("living", "messages:read");
            ada.api()
                    .delete("/api/bots/" + revoked.id() + "/tokens/" + revoked.refreshToken())
                    .expect(204);
            chat = ada.chatWith(grace);
            for (int i = 0; i < 20; i++) {
                Answer answer =
                        (i % 2 == 0 ? ada : grace).says(chat, "message " + i).expect(201);
                said.add(answer.json());
                position = answer.position();
            }
            assertThat(first.end()).as("exit status after SIGTERM").isIn(0, 143);
            assertThat(first.output()).as("what it said").hasSize(1);
        }

        try (VerbatimProcess second = VerbatimProcess.start(data)) {
            assertThat(history(logIn(ada, second), chat, position)).isEqualTo(identities(said));
            assertThat(logIn(grace, second).says(chat, "and on").expect(201).number("seq"))
                    .isEqualTo(21);
            second.client(contract)
                    .with(revoked.api().token())
                    .get("/api/chats")
                    .refused(401, "unauthenticated");
            second.client(contract).with(living.api().token()).get("/api/chats").expect(200);
        }
    }

    /** The answers to the last refreshes are lost on their way, some of them before the token was used up and some after. */
    @Test
    void aKillLogsNobodyOutAndMakesNobodyMissAProfile() {
        Map<Person, String> refreshTokens = new ConcurrentHashMap<>();
        Person ada;
        Person grace;
        String seen;
        try (VerbatimProcess first = VerbatimProcess.start(data)) {
            ApiClient client = first.client(contract);
            ada = Person.named("ada", client);
            grace = Person.named("grace", client);
            ada.chatWith(grace);
            try (Device device = Device.of(grace)) {
                seen = device.position();
            }
            ada.api()
                    .patch("/api/users/me", Map.of("profile", Map.of("displayName", "Countess")))
                    .expect(200);
            refreshTokens.put(ada, ada.refreshToken());
            refresh(client, ada.refreshToken()).expect(200); // an answer that is lost for sure
            Semaphore answers = new Semaphore(0);
            for (int i = 0; i < SENDERS; i++) {
                Person person = Person.named("person", client);
                refreshTokens.put(person, person.refreshToken());
                Thread.ofVirtual().start(() -> refreshUntilKilled(client, person, refreshTokens, answers));
            }
            answers.acquireUninterruptibly(60);
            first.kill();
        }

        try (VerbatimProcess second = VerbatimProcess.start(data)) {
            ApiClient client = second.client(contract);
            refreshTokens.forEach((person, token) -> {
                Person again = Person.of(refresh(client, token).expect(200), client);
                again.api().get("/api/users/me").expect(200);
                refresh(client, again.refreshToken()).expect(200);
                refresh(client, token).refused(401, "refresh-token-reused");
            });
            try (Device back = Device.resuming(logIn(grace, second), seen)) {
                assertThat(back.frames().await("user_updated").string("userId")).isEqualTo(ada.id());
            }
        }
    }

    private static void refreshUntilKilled(
            ApiClient client, Person person, Map<Person, String> tokens, Semaphore answers) {
        try {
            while (true) {
                tokens.put(
                        person,
                        refresh(client, Objects.requireNonNull(tokens.get(person)))
                                .expect(200)
                                .string("refreshToken"));
                answers.release();
            }
        } catch (UncheckedIOException killed) {
            // As meant.
        }
    }

    private static Answer refresh(ApiClient client, String token) {
        return client.post("/api/auth/refresh", Map.of("refreshToken", token));
    }

    @Test
    @SuppressWarnings("SystemOut") // The figures are for whoever reads the build's output.
    void aKillLosesNoAcknowledgedMessage() throws InterruptedException {
        List<JsonNode> acknowledged = new ArrayList<>();
        VerbatimProcess server = VerbatimProcess.start(data);
        try {
            Person ada = Person.named("ada", server.client(contract));
            String chat = ada.chatWith(Person.named("grace", server.client(contract)));
            for (int round = 0; round < KILLS; round++) {
                acknowledged.addAll(sayUntilKilled(server, logIn(ada, server), chat, 40 + 60 * round));
                server = VerbatimProcess.start(data);
                Answer next = logIn(ada, server).says(chat, "still here").expect(201);
                acknowledged.add(next.json());
                assertThat(history(logIn(ada, server), chat, next.position())).containsAll(identities(acknowledged));
            }
        } finally {
            server.close();
        }
        System.out.printf("verbatim: %d kills, %d acknowledged messages, none lost%n", KILLS, acknowledged.size());
    }

    /** Several senders at once, so that the kill hits appends in the middle. */
    private static List<JsonNode> sayUntilKilled(VerbatimProcess server, Person sender, String chat, int enough)
            throws InterruptedException {
        Queue<JsonNode> acknowledged = new ConcurrentLinkedQueue<>();
        Semaphore answers = new Semaphore(0);
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        acknowledged.add(
                                sender.says(chat, "one more").expect(201).json());
                        answers.release();
                    }
                } catch (UncheckedIOException killed) {
                    answers.release(enough);
                }
            }));
        }
        answers.acquire(enough);
        server.kill();
        for (Thread thread : senders) {
            thread.join();
        }
        return List.copyOf(acknowledged);
    }

    private Person logIn(Person person, VerbatimProcess server) {
        ApiClient anonymous = server.client(contract);
        Answer session = anonymous
                .post("/api/auth/login", java.util.Map.of("email", person.email(), "password", Person.PASSWORD))
                .expect(200);
        return Person.of(session, anonymous);
    }

    private static List<String> history(Person reader, String chat, String position) {
        List<JsonNode> messages = new ArrayList<>();
        String query = "?after=0&limit=100";
        while (true) {
            List<JsonNode> page =
                    reader.history(chat, query, position).expect(200).items();
            messages.addAll(page);
            if (page.size() < 100) {
                return identities(messages);
            }
            query = "?after=" + page.getLast().path("seq").asLong() + "&limit=100";
        }
    }

    private static List<String> identities(List<JsonNode> messages) {
        return messages.stream()
                .map(message -> String.join(
                        " ",
                        message.path("id").asString(),
                        message.path("seq").asString(),
                        message.path("position").asString(),
                        message.path("content").asString()))
                .toList();
    }
}

package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A mistake is undone: the installation is back where it was before, beside the one in which it happened. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestoreTest {
    private static final String SECRET = "Deep in the engine turns a wheel of gold";

    private final Contract contract = Contract.load();
    private final WebhookReceiver receiver = WebhookReceiver.up();
    private Path folder;
    private Path data;
    private Person ada;
    private Person grace;
    private Person bob;
    private String botToken;
    private Person late;
    private String chat;
    private String lateChat;
    private String point;

    @BeforeAll
    void live(@TempDir Path temporary) {
        folder = temporary;
        data = folder.resolve("data");
        try (VerbatimProcess server = start(data)) {
            ada = Person.named("ada", server.client(contract));
            grace = Person.named("grace", server.client(contract));
            bob = Person.named("bob", server.client(contract));
            chat = ada.group("Engine", grace, bob);
            hook(chat);
            changesName(grace, "Grace before");
            botToken = tokenOfABot(bob);
            bob.says(chat, SECRET).expect(201);
            point = grace.says(chat, "before").expect(201).position();

            changesName(grace, "Grace after");
            assertThat(tokenOfABot(grace)).isNotEmpty();
            grace.says(chat, "after").expect(201);
            late = Person.named("late", server.client(contract));
            lateChat = ada.chatWith(late);
            late.says(lateChat, "too late").expect(201);
            hook(lateChat);
            bob.api()
                    .post("/api/users/me/erasure", Map.of("password", Person.PASSWORD))
                    .expect(202);
            receiver.awaitContent("after");
            server.end();
        }
    }

    @AfterAll
    void end() {
        receiver.close();
    }

    private static VerbatimProcess start(Path data) {
        return VerbatimProcess.start(
                data,
                "--verbatim.realtime.webhooks.allow-private-receivers=true",
                "--verbatim.command.aggregates.snapshot-every=2");
    }

    private static String tokenOfABot(Person owner) {
        Answer bot = owner.api()
                .post("/api/bots", Map.of("username", Person.uniqueName("robot")))
                .expect(201);
        return owner.api()
                .post(
                        "/api/bots/" + bot.string("id") + "/tokens",
                        Map.of("name", "test", "scopes", List.of("messages:read")))
                .expect(201)
                .string("token");
    }

    private void hook(String of) {
        ada.api()
                .post(
                        "/api/chats/" + of + "/outgoing-webhooks",
                        Map.of("url", receiver.url(), "events", List.of("receive_message")))
                .expect(201);
    }

    private static void changesName(Person person, String name) {
        person.api()
                .patch("/api/users/me", Map.of("profile", Map.of("displayName", name)))
                .expect(200);
    }

    private Person logsIn(Person person, VerbatimProcess server) {
        Answer session = server.client(contract)
                .post("/api/auth/login", Map.of("email", person.email(), "password", Person.PASSWORD))
                .expect(200);
        return Person.of(session, server.client(contract));
    }

    private static EndedProgram restore(Map<String, String> environment, String... options) {
        return EndedProgram.run(
                environment,
                Stream.concat(Stream.of("restore"), Arrays.stream(options)).toArray(String[]::new));
    }

    private EndedProgram restore(Path from, Path into, String to) {
        return restore(Map.of(), "--to", to, "--from", from.toString(), "--into", into.toString());
    }

    @Test
    void everythingIsAsItWasThenAndGoesOnFromThere() {
        Path restored = folder.resolve("restored");
        String said = HandbookShell.runAll(
                HandbookShell.page("operations.md"),
                "bash point",
                folder,
                Map.of("VERBATIM_DATA", data.toString(), "RESTORED", restored.toString(), "POINT", point),
                commands -> commands.replace("java -jar verbatim.jar", String.join(" ", VerbatimProcess.command())));
        assertThat(said)
                .contains("The log will end at position " + point)
                .contains("1 UserErased")
                .contains("2 MessageSent")
                .contains("Restored.")
                .doesNotContain("too late");

        int delivered = receiver.deliveries().size();
        try (VerbatimProcess server = start(restored)) {
            server.client(contract)
                    .post("/api/auth/refresh", Map.of("refreshToken", ada.refreshToken()))
                    .refused(401, "refresh-token-invalid");
            Person back = logsIn(ada, server);
            String position = back.says(chat, "once more").expect(201).position();
            assertThat(back.history(chat, "", position).items())
                    .extracting(message -> message.path("content").asString())
                    .contains("before", "once more")
                    .doesNotContain("after");
            back.sees("/api/chats/" + lateChat, position).refused(404, "chat-not-found");
            assertThat(back.sees("/api/users/" + grace.id(), position)
                            .json()
                            .at("/profile/displayName")
                            .asString())
                    .isEqualTo("Grace before");
            receiver.awaitContent("once more");
            assertThat(receiver.deliveries()).hasSize(delivered + 1);

            whoCameLaterIsRegisteredAnew(back, server);
            whatWasErasedStaysErased(back);
            server.client(contract).with(botToken).get("/api/chats").refused(401, "unauthenticated");
            profilesChangeAsEver(back, server);
            whoHadABotThatIsUndoneCanBeErased(back, server);
            server.end();
        }
        theOldOneIsAsItWas();
    }

    private void whoCameLaterIsRegisteredAnew(Person back, VerbatimProcess server) {
        Person again = logsIn(late, server);
        String anew = back.chatWith(again);
        String position = again.says(anew, "not too late").expect(201).position();
        assertThat(back.history(anew, "", position).items())
                .extracting(message -> message.at("/sender/username").asString())
                .containsExactly(late.username());
    }

    /** The key is gone; the rest of the erasure is done again by itself. */
    private void whatWasErasedStaysErased(Person back) {
        assertThat(back.api().get("/api/chats/" + chat + "/messages").text()).doesNotContain(SECRET);
        Eventually.isTrue(() -> {
            Answer members = back.api().get("/api/chats/" + chat);
            return members.status() == 200 && !members.text().contains(bob.username());
        });
    }

    private void profilesChangeAsEver(Person back, VerbatimProcess server) {
        Person graceAgain = logsIn(grace, server);
        changesName(graceAgain, "Grace now");
        String position = graceAgain.says(chat, "as ever").expect(201).position();
        assertThat(back.sees("/api/users/" + grace.id(), position)
                        .json()
                        .at("/profile/displayName")
                        .asString())
                .isEqualTo("Grace now");
        assertThat(graceAgain
                        .api()
                        .get("/api/users/me")
                        .expect(200)
                        .json()
                        .at("/profile/displayName")
                        .asString())
                .isEqualTo("Grace now");
    }

    private void whoHadABotThatIsUndoneCanBeErased(Person back, VerbatimProcess server) {
        logsIn(grace, server)
                .api()
                .post("/api/users/me/erasure", Map.of("password", Person.PASSWORD))
                .expect(202);
        Eventually.isTrue(() -> {
            Answer members = back.api().get("/api/chats/" + chat);
            return members.status() == 200 && !members.text().contains(grace.username());
        });
    }

    private void theOldOneIsAsItWas() {
        try (VerbatimProcess server = start(data)) {
            Person there = logsIn(ada, server);
            String position = there.says(chat, "still here").expect(201).position();
            assertThat(there.history(chat, "", position).text()).contains("\"after\"");
            server.end();
        }
    }

    @Test
    void theStoreOfAClusterIsTold_andChangedOnlyWhenThatIsConfirmed() throws IOException {
        Path cluster = folder.resolve("cluster");
        assertThat(restore(data, cluster, "2999-01-01T00:00:00Z").said()).contains("Nothing comes after that.");
        try (StoreProcess store = new StoreProcess(cluster)) {
            Map<String, String> settings = Map.of(
                    "VERBATIM_NODE_MONGODB",
                    store.uri(),
                    "VERBATIM_PERSONALKEYS_MASTER",
                    Files.readString(cluster.resolve("personal-master-key")).strip());
            EndedProgram told = restore(settings, "--to", point);
            assertThat(told.said()).contains("1 UserErased").contains("Nothing was changed");
            assertThat(told.status()).isZero();
            EndedProgram done = restore(settings, "--to", point, "--confirm");
            assertThat(done.said()).contains("Restored.");
            EndedProgram again = restore(settings, "--to", point);
            assertThat(again.said()).contains("Nothing comes after that.");
        }
    }

    @Test
    void whatIsAskedWronglyIsRefusedInPlainWords() throws IOException {
        assertThat(restore(data, folder.resolve("x"), "yesterday"))
                .matches(ended -> ended.status() == 2)
                .matches(ended -> ended.said().contains("or a time like 2026-"));
        assertThat(restore(folder.resolve("nothing"), folder.resolve("x"), point))
                .matches(ended -> ended.status() == 1)
                .matches(ended -> ended.said().contains("is no data folder of Verbatim"));
        assertThat(restore(data, folder.resolve("x"), "999999999"))
                .matches(ended -> ended.status() == 2)
                .matches(ended -> ended.said().contains("The log ends at position"));
        Path full = Files.createDirectories(folder.resolve("full"));
        Files.writeString(full.resolve("mine"), "mine");
        assertThat(restore(data, full, point))
                .matches(ended -> ended.status() == 1)
                .matches(ended -> ended.said().contains("is there already"));
        assertThat(restore(Map.of(), "--to", point))
                .matches(ended -> ended.status() == 2)
                .matches(ended -> ended.said().contains("nothing to restore"));
        try (VerbatimProcess server = start(folder.resolve("running"))) {
            assertThat(restore(folder.resolve("running"), folder.resolve("x"), point)
                            .said())
                    .as("beside %s", server.url())
                    .contains("in use by another process");
        }
        assertThat(folder.resolve("x")).doesNotExist();
    }
}

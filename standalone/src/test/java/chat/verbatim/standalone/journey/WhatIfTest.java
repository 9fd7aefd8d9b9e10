package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import chat.verbatim.standalone.store.EmbeddedStore;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody asks what would change before it does, about the real history of a server, and nothing changes by that. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatIfTest {
    private static final String SECRET = "Nobody reads this but us";

    private final Contract contract = Contract.load();
    private Path folder;
    private Path data;
    private String chat;
    private String other;
    private String middle;
    private Map<String, String> filesBefore;

    @BeforeAll
    void talk(@TempDir Path temporary) {
        folder = temporary;
        data = folder.resolve("data");
        // A place that was never stored would let the projection begin anew in any case.
        try (VerbatimProcess server = VerbatimProcess.start(data, "--verbatim.query.token-trail=0s")) {
            Person ada = Person.named("ada", server.client(contract));
            Person grace = Person.named("grace", server.client(contract));
            chat = ada.group("Engine", grace);
            other = ada.chatWith(grace);
            String first = ada.says(chat, SECRET).expect(201).string("id");
            String second = ada.says(chat, "äö").expect(201).string("id");
            Answer gone = grace.says(chat, "deleted before").expect(201);
            delete(grace, gone);
            ada.says(other, "only here").expect(201);
            String file = FileCalls.uploaded(grace, chat, new byte[100]);
            grace.api()
                    .post("/api/chats/" + chat + "/messages", Map.of("attachments", List.of(file)))
                    .expect(201);
            grace.api()
                    .call("PUT", "/api/chats/" + chat + "/messages/" + first + "/report")
                    .json(Map.of("reason", "spam"))
                    .send()
                    .expect(204);
            Answer border = grace.says(chat, "the first that stays").expect(201);
            middle = border.string("timestamp");
            ada.api()
                    .post("/api/chats/" + chat + "/messages", Map.of("content", "yes", "replyTo", second))
                    .expect(201);
            delete(grace, grace.says(chat, "deleted after").expect(201));
            server.end();
        }
        filesBefore = files(data);
    }

    private void delete(Person person, Answer message) {
        person.api()
                .delete("/api/chats/" + chat + "/messages/" + message.string("id"))
                .expect(200);
    }

    private static Map<String, String> files(Path folder) {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("lock"))
                    .toList()) {
                FileTime written = Files.getLastModifiedTime(file);
                found.put(file.toString(), written + " " + Arrays.hashCode(Files.readAllBytes(file)));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return found;
    }

    private static EndedProgram whatIf(String... words) {
        return EndedProgram.run(
                Map.of(),
                Stream.concat(Stream.of("what-if"), Arrays.stream(words)).toArray(String[]::new));
    }

    private static JsonNode json(EndedProgram ended) {
        return JsonMapper.shared().readTree(ended.answer());
    }

    @Test
    void whereThisVersionAndTheRuleChangeNothingThatIsSaid_andTheFolderStaysAsItIs() {
        String said = HandbookShell.runAll(
                HandbookShell.page("what-if.md"),
                "bash what-if",
                folder,
                Map.of("VERBATIM_DATA", data.toString()),
                commands -> commands.replace("java -jar verbatim.jar", String.join(" ", VerbatimProcess.command())));

        assertThat(said)
                .contains("Projection chat, built anew from a log of ")
                .contains("all of them the same")
                .contains("nothing would go, and 6 messages stay");
        assertThat(files(data)).isEqualTo(filesBefore);
    }

    @Test
    void eachDocumentThatWouldBeAnotherOneIsNamedWithItsFields_andNeverWhatItSays() throws IOException {
        Path changed = folder.resolve("changed");
        FileSystemUtils.copyRecursively(data, changed);
        inStore(changed, documents -> {
            Document named = new Document("$set", new Document("d.name", "Another"));
            assertThat(documents.updateOne(new Document("_id", chat), named).getMatchedCount())
                    .isEqualTo(1);
            assertThat(documents.deleteOne(new Document("_id", other)).getDeletedCount())
                    .isEqualTo(1);
            documents.insertOne(
                    new Document("_id", "invented").append("p", 1L).append("d", new Document("name", "No one's")));
        });

        EndedProgram ended = whatIf("projection", "chat", "--from", changed.toString(), "--format", "json");

        assertThat(ended.status()).as(ended.said()).isEqualTo(1);
        JsonNode found = json(ended);
        assertThat(found.path("differing").asLong()).isEqualTo(1);
        assertThat(found.path("onlyStored").asLong()).isEqualTo(1);
        assertThat(found.path("onlyAnew").asLong()).isEqualTo(1);
        assertThat(found.path("differences").valueStream().map(one -> one.path("id")
                        .asString()))
                .containsExactlyInAnyOrder(chat, other, "invented");
        assertThat(ended.said()).contains("\"name\"").doesNotContain("Another", "No one's", SECRET);
    }

    private static void inStore(Path folder, Consumer<MongoCollection<Document>> action) {
        try (EmbeddedStore store = EmbeddedStore.open(folder, Set.of());
                MongoClient client = store.connect()) {
            action.accept(client.getDatabase("verbatim").getCollection("query_chat"));
        }
    }

    @Test
    void aRetentionRuleIsCountedByMessageFileReplyAndReport() {
        EndedProgram ended =
                whatIf("retention", "--older-than", "0", "--at", middle, "--from", data.toString(), "--format", "json");

        assertThat(ended.status()).as(ended.said()).isEqualTo(1);
        JsonNode found = json(ended);
        assertThat(found.path("messages").asLong()).isEqualTo(4);
        assertThat(found.path("staying").asLong()).isEqualTo(2);
        assertThat(found.path("textBytes").asLong()).isEqualTo(SECRET.length() + 4 + "only here".length());
        assertThat(found.path("files").asLong()).isEqualTo(1);
        assertThat(found.path("fileBytes").asLong()).isEqualTo(100);
        assertThat(found.path("replies").asLong()).isEqualTo(1);
        assertThat(found.path("openReports").asLong()).isEqualTo(1);
        assertThat(found.path("chatsLeftEmpty").asLong()).isEqualTo(1);
        assertThat(found.path("chats").valueStream().map(one -> one.path("chatId")
                        .asString()))
                .containsExactly(chat, other);
        assertThat(ended.said()).doesNotContain(SECRET);
        assertThat(files(data)).isEqualTo(filesBefore);
    }

    @Test
    void whoAsksWronglyIsToldHowToAsk() {
        assertThat(whatIf("projection", "chats", "--from", data.toString()))
                .satisfies(ended -> assertThat(ended.status()).isEqualTo(2))
                .satisfies(
                        ended -> assertThat(ended.complaint()).contains("There is no projection \"chats\"; there are"));
        assertThat(whatIf("projection", "chat", "--from", folder.resolve("none").toString()))
                .satisfies(ended -> assertThat(ended.status()).isEqualTo(2))
                .satisfies(ended -> assertThat(ended.complaint()).contains("is no data folder of Verbatim"));
        assertThat(whatIf("retention", "--older-than", "soon", "--from", data.toString()))
                .satisfies(ended -> assertThat(ended.status()).isEqualTo(2))
                .satisfies(ended -> assertThat(ended.complaint()).contains("--older-than takes days, 0 to 36500"));
    }

    @Test
    void aFolderWithTheKeyOfAnotherOneIsNoAnswer() throws IOException {
        Path foreign = folder.resolve("foreign");
        FileSystemUtils.copyRecursively(data, foreign);
        Path key = foreign.resolve("personal-master-key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));

        EndedProgram ended = whatIf("projection", "chat", "--from", foreign.toString());

        assertThat(ended.status()).as(ended.said()).isEqualTo(2);
        assertThat(ended.complaint()).contains("That cannot be said: ");
        assertThat(ended.answer()).isEmpty();
    }

    @Test
    void aFolderThatAServerRunsOnIsLeftAlone() throws IOException {
        Path busy = folder.resolve("busy");
        FileSystemUtils.copyRecursively(data, busy);
        try (VerbatimProcess server = VerbatimProcess.start(busy)) {
            EndedProgram ended = whatIf("projection", "chat", "--from", busy.toString());

            assertThat(ended.status()).isEqualTo(2);
            assertThat(ended.complaint()).contains("is in use by another process");
            server.end();
        }
    }
}

package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the product proves, checked by a program that has nothing of it, through a kill and an alteration behind its back. */
class ProofTest {
    private static final String OPERATORS = "--verbatim.command.operators=" + Person.OPERATOR;

    private final Contract contract = Contract.load();
    private final Path folder;
    private final Path data;

    ProofTest(@TempDir Path folder) {
        this.folder = folder;
        this.data = folder.resolve("data");
    }

    @Test
    void whatWasSaidCanBeProvenAndWhatIsAlteredIsNamed() throws Exception {
        Person ada;
        Person grace;
        Person eve;
        String chat;
        Answer said;
        String checkpoint;
        String key;
        try (VerbatimProcess first = VerbatimProcess.start(data, OPERATORS)) {
            ada = Person.named("ada", first.client(contract));
            grace = Person.named("grace", first.client(contract));
            eve = Person.named("eve", first.client(contract));
            chat = ada.chatWith(grace);
            said = ada.says(chat, "I shall pay ten pounds").expect(201);
            key = ada.api().get("/api/proof/key").expect(200).string("key");

            Answer proof =
                    grace.sees(path(chat, said) + "/proof", said.position()).expect(200);
            proven(proof, key, "I shall pay ten pounds");
            eve.api().get(path(chat, said) + "/proof").refused(404, "chat-not-found");
            theNewestVersionIsProven(ada, chat, key);
            nothingOfADeletedMessageIsShown(ada, chat, key);
            wrongSizesAreRefused(ada);
            anExportIsProvenLineByLine(Person.operator(first.client(contract)), eve, chat, key);
            checkpoint = ada.api().get("/api/proof/checkpoint").expect(200).string("checkpoint");
            first.kill();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("checkpoint-key.pem"))))
                .isEqualTo("rw-------");
        theLogOnlyGrowsOverAKill(checkpoint, key, ada, chat);

        try (StoreProcess store = new StoreProcess(data)) {
            VerifyLogRun intact = verify(store, checkpoint, key);
            assertThat(intact.output()).contains("INTACT").contains("all signed with the given key");
            assertThat(intact.status()).isZero();

            alter(store, chat, said.number("seq"));
            VerifyLogRun altered = verify(store, checkpoint, key);
            assertThat(altered.output())
                    .contains("CHANGED at position")
                    .contains("MessageSent " + chat + ":" + said.number("seq"))
                    .contains("NOT INTACT: 1 findings");
            assertThat(altered.status()).isOne();
        }
    }

    private void theNewestVersionIsProven(Person ada, String chat, String key) throws Exception {
        Answer said = ada.says(chat, "tomorow").expect(201);
        Answer edited =
                ada.api().patch(path(chat, said), Map.of("content", "tomorrow")).expect(200);

        VerifyLogRun run =
                proven(ada.sees(path(chat, said) + "/proof", edited.position()).expect(200), key, "tomorrow");
        assertThat(run.output()).contains("MessageEdited").doesNotContain("tomorow");
    }

    private void nothingOfADeletedMessageIsShown(Person ada, String chat, String key) throws Exception {
        Answer said = ada.says(chat, "something rash").expect(201);
        Answer deleted = ada.api().delete(path(chat, said)).expect(200);

        Answer proof = ada.sees(path(chat, said) + "/proof", deleted.position()).expect(200);
        assertThat(proof.json().toString()).doesNotContain("rash");
        proven(proof, key, "only that it was there");
    }

    private void anExportIsProvenLineByLine(Person operator, Person auditor, String chat, String key) throws Exception {
        operator.api().call("PUT", "/api/admin/auditors/" + auditor.id()).send().expect(204);
        String audit = auditor.api()
                .post("/api/audits", Map.of("chatId", chat, "reason", "Case 17"))
                .expect(201)
                .string("id");
        String export = auditor.api()
                .post("/api/audits/" + audit + "/export", Map.of("format", "ndjson", "proofs", true))
                .expect(200)
                .text();
        Path file = Files.writeString(folder.resolve("export.ndjson"), export + '\n');
        VerifyLogRun proven = VerifyLogRun.of("lines", file.toString(), "--key", key);
        assertThat(proven.output())
                .contains("PROVEN: " + export.lines().count() + " lines")
                .doesNotContain("NOT PROVEN");
        assertThat(proven.status()).isZero();

        // What stands for reading comes first in a line, and what is proven behind it.
        Files.writeString(file, export.replaceFirst("ten pounds", "one pound"));
        VerifyLogRun altered = VerifyLogRun.of("lines", file.toString(), "--key", key);
        assertThat(altered.output())
                .contains("NOT PROVEN: line 2: it does not say what the proven event says")
                .contains("NOT PROVEN: 1 lines of ");
        assertThat(altered.status()).isOne();
        Files.writeString(file, export.replace("ten pounds", "one pound"));
        assertThat(VerifyLogRun.of("lines", file.toString(), "--key", key).output())
                .contains("NOT PROVEN: line 2: the texts that it shows are not those that were encrypted");
        auditor.api()
                .post("/api/audits/" + audit + "/export", Map.of("format", "csv", "proofs", true))
                .invalid("proofs");
    }

    private static void wrongSizesAreRefused(Person ada) {
        ada.api().get("/api/proof/consistency").invalid("from");
        ada.api().get("/api/proof/consistency?from=0").invalid("from");
        ada.api().get("/api/proof/consistency?from=1&to=999999").invalid("to");
        ada.api().get("/api/proof/consistency?from=3&to=2").invalid("from");
    }

    private void theLogOnlyGrowsOverAKill(String checkpoint, String key, Person ada, String chat) throws Exception {
        long before = Long.parseLong(checkpoint.split("\n", -1)[1]);
        try (VerbatimProcess second = VerbatimProcess.start(data)) {
            Answer session = second.client(contract)
                    .post("/api/auth/login", Map.of("email", ada.email(), "password", Person.PASSWORD))
                    .expect(200);
            Person again = Person.of(session, second.client(contract));
            assertThat(again.api().get("/api/proof/key").expect(200).string("key"))
                    .isEqualTo(key);
            Answer more = again.says(chat, "and more").expect(201);
            proven(again.sees(path(chat, more) + "/proof", more.position()).expect(200), key, "and more");
            again.api().get("/api/proof/consistency?from=" + before).expect(200);
            second.end();
        }
    }

    private static String path(String chat, Answer message) {
        return "/api/chats/" + chat + "/messages/" + message.string("id");
    }

    private VerifyLogRun proven(Answer proof, String key, String content) throws Exception {
        Path file = Files.writeString(folder.resolve("proof.json"), proof.json().toString());
        VerifyLogRun run = VerifyLogRun.of("proof", file.toString(), "--key", key);
        assertThat(run.output()).contains("PROVEN: at position").contains(content);
        assertThat(run.status()).isZero();
        return run;
    }

    private VerifyLogRun verify(StoreProcess store, String checkpoint, String key) throws Exception {
        Path kept = Files.writeString(folder.resolve("kept"), checkpoint);
        return VerifyLogRun.of("--uri", store.uri(), "--checkpoint", kept.toString(), "--key", key);
    }

    private static void alter(StoreProcess store, String chat, long seq) {
        try (MongoClient client = MongoClients.create(store.uri())) {
            var log = client.getDatabase("verbatim").getCollection("events");
            Document commit = log.find(new Document("k", chat + ":" + seq)).first();
            assertThat(commit).isNotNull();
            Document event = commit.getList("e", Document.class).getFirst();
            event.put("p", event.getString("p").replace("\"content\":\"\"", "\"content\":\"one pound\""));
            log.replaceOne(new Document("_id", commit.get("_id")), commit);
            assertThat(new BsonString(event.getString("p")).getValue()).contains("one pound");
        }
    }
}

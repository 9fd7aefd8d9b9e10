package chat.verbatim.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.eventstore.Checkpoint;
import chat.verbatim.eventstore.CheckpointSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever somebody does to a log that the product has written is found, and named. {@code -Dverbatim.verifier.commits=75000} makes
 * it a log of 100,000 events.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperingTest {

    private static final int COMMITS = Integer.getInteger("verbatim.verifier.commits", 600);
    private static final int SIGNED_FIRST = COMMITS / 3;
    private static final int SIGNED = COMMITS - 20;
    private static final int AT = COMMITS / 2;
    private static final String KEY = RealLog.SIGNER.verifierKey();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path folder;

    private final RealLog log = new RealLog();
    private final List<String> lines = new ArrayList<>();

    @BeforeAll
    void write() throws IOException {
        log.append(SIGNED_FIRST);
        log.checkpoint();
        log.append(SIGNED - SIGNED_FIRST);
        Checkpoint checkpoint = log.checkpoint();
        Files.writeString(folder.resolve("kept"), checkpoint.note());
        log.append(COMMITS - SIGNED);
        lines.addAll(RealLog.run("export", "--uri", log.uri()).out().lines().toList());
    }

    @AfterAll
    void close() {
        log.close();
    }

    private List<BsonDocument> documents() {
        return new ArrayList<>(lines.stream().map(BsonDocument::parse).toList());
    }

    private static RealLog.Run verify(List<BsonDocument> documents, String... more) throws IOException {
        Path file = folder.resolve("log.ndjson");
        Files.write(file, documents.stream().map(BsonDocument::toJson).toList());
        List<String> words = new ArrayList<>(List.of("--export", file.toString()));
        words.addAll(List.of(more));
        return RealLog.run(words.toArray(String[]::new));
    }

    private static BsonDocument at(List<BsonDocument> documents, int position) {
        return documents.get(position - 1);
    }

    private static void place(BsonDocument document, long position) {
        document.put("_id", new BsonInt64(position));
    }

    private static BsonDocument event(BsonDocument commit) {
        return commit.getArray("e").getFirst().asDocument();
    }

    private static void rehashFrom(List<BsonDocument> documents, int position) {
        byte[] previous = at(documents, position - 1).getBinary("h").getData();
        for (BsonDocument document : documents.subList(position - 1, COMMITS)) {
            StoredCommit commit = StoredCommit.of(document);
            previous = Hashes.commit(
                    previous, commit.position(), commit.time(), commit.id(), Hashes.content(commit.events()));
            document.put("h", new BsonBinary(previous));
        }
    }

    @Test
    void anUntouchedLogIsIntactInTheServerAndInAFile() throws IOException {
        RealLog.Run server = RealLog.run("--uri", log.uri(), "--key", KEY);
        assertThat(server.out())
                .contains("INTACT")
                .doesNotContain("NOT")
                .contains("the hashes of positions 1 to " + SIGNED + " are those");
        assertThat(server.status()).isZero();

        RealLog.Run file = verify(
                documents(),
                "--key",
                KEY,
                "--checkpoint",
                folder.resolve("kept").toString());
        assertThat(file.status()).as(file.out()).isZero();
        assertThat(file.out()).contains("3 checkpoints compared, all signed with the given key");
    }

    @Test
    void aChangedByteOfAPayloadIsFound() throws IOException {
        List<BsonDocument> documents = documents();
        BsonDocument event = event(at(documents, AT));
        event.put("p", new BsonString(event.getString("p").getValue().replace("Grüße", "Grüsse")));

        found(
                verify(documents, "--key", KEY),
                "CHANGED at position " + AT + ": its content is not what was hashed when it was written: event "
                        + event.getString("id").getValue());
    }

    @Test
    void everyFieldOfAnEventIsCovered() throws IOException {
        for (String field : List.of("id", "at", "a", "type", "p", "m")) {
            List<BsonDocument> documents = documents();
            BsonDocument event = event(at(documents, AT));
            event.put(field, new BsonString(event.getString(field).getValue() + "x"));

            RealLog.Run run = verify(documents, "--key", KEY);
            assertThat(run.out()).as(field).contains("CHANGED at position " + AT + ": its content");
            assertThat(run.status()).isOne();
        }
    }

    @Test
    void anAddedFieldThatNoHashCoversIsFound() throws IOException {
        List<BsonDocument> documents = documents();
        event(at(documents, AT)).put("extra", new BsonString("x"));

        found(verify(documents), "MALFORMED at position " + AT + ": it has a field \"extra\", which no hash covers");
    }

    @Test
    void aChangedHashIsFoundWhereItIsAndNotBehindIt() throws IOException {
        List<BsonDocument> documents = documents();
        byte[] hash = at(documents, AT).getBinary("h").getData().clone();
        hash[7] ^= 1;
        at(documents, AT).put("h", new BsonBinary(hash));

        RealLog.Run run = verify(documents);
        assertThat(run.out())
                .contains("CHANGED at position " + AT + ": its stored hash was changed; the content is what was hashed")
                .doesNotContain("position " + (AT + 1) + ":");
    }

    @Test
    void aRemovedCommitIsFound() throws IOException {
        List<BsonDocument> documents = documents();
        documents.remove(AT - 1);

        found(verify(documents, "--key", KEY), "REMOVED at position " + AT + ": there is no commit at this position");
    }

    @Test
    void aRemovedCommitIsFoundWhenTheOthersCloseUp() throws IOException {
        List<BsonDocument> documents = documents();
        documents.remove(AT - 1);
        for (int position = AT; position < COMMITS; position++) {
            place(at(documents, position), position);
        }

        found(verify(documents), "REMOVED at position " + AT + ": a commit was taken out here");
    }

    @Test
    void anInsertedCommitIsFoundWhenTheOthersMakeRoom() throws IOException {
        List<BsonDocument> documents = documents();
        BsonDocument forged = BsonDocument.parse(lines.get(AT - 1));
        event(forged).put("id", new BsonString("forged"));
        documents.add(AT - 1, forged);
        for (int position = AT; position <= COMMITS + 1; position++) {
            place(at(documents, position), position);
        }

        RealLog.Run run = verify(documents);
        found(run, "INSERTED at position " + AT + ": a commit was put in here");
        assertThat(run.out()).contains("event forged").contains("has a sequence number that was there before");
    }

    @Test
    void aDocumentBetweenPositionsIsFound() {
        try (RealLog small = new RealLog()) {
            small.append(5);
            var collection = small.client().getDatabase("verbatim").getCollection("events", BsonDocument.class);
            collection.insertOne(new BsonDocument("_id", new BsonString("smuggled")).append("k", new BsonString("k")));

            found(RealLog.run("--uri", small.uri()), "INSERTED: a document that has no position");
        }
    }

    @Test
    void twoThatHaveChangedPlacesFarApartLeaveFewTraces() throws IOException {
        List<BsonDocument> documents = documents();
        int other = SIGNED - 5;
        BsonDocument first = at(documents, 5);
        BsonDocument second = at(documents, other);
        documents.set(4, second);
        documents.set(other - 1, first);
        place(second, 5);
        place(first, other);

        RealLog.Run run = verify(documents);
        assertThat(run.out())
                .contains("SWAPPED at position 5: it has changed places with position " + other)
                .satisfies(output -> assertThat(output.lines()
                                .filter(line -> line.startsWith("INCONSISTENT"))
                                .count())
                        .isLessThan(20));
        assertThat(run.status()).isOne();
    }

    @Test
    void twoThatHaveChangedPlacesAreFound() throws IOException {
        for (int distance : List.of(1, 2, 3, 90)) {
            List<BsonDocument> documents = documents();
            BsonDocument first = at(documents, AT);
            BsonDocument second = at(documents, AT + distance);
            documents.set(AT - 1, second);
            documents.set(AT + distance - 1, first);
            place(second, AT);
            place(first, AT + distance);

            RealLog.Run run = verify(documents);
            assertThat(run.out())
                    .contains("SWAPPED at position " + AT + ": it has changed places with position " + (AT + distance))
                    .doesNotContain("CHANGED at")
                    .doesNotContain("MOVED");
            assertThat(run.status()).isOne();
        }
    }

    @Test
    void twoLinesOfAFileThatHaveChangedPlacesAreFound() throws IOException {
        List<BsonDocument> documents = documents();
        documents.add(AT, documents.remove(AT - 1));

        found(verify(documents), "DISORDERED at position " + AT);
    }

    @Test
    void aTailThatWasHashedAnewIsCaughtByACheckpointOnly() throws IOException {
        List<BsonDocument> documents = documents();
        event(at(documents, AT)).put("p", new BsonString("{\"text\":\"never said\"}"));
        rehashFrom(documents, AT);

        found(
                verify(documents, "--key", KEY),
                "REWRITTEN at position " + (SIGNED_FIRST + 1) + ": of positions " + (SIGNED_FIRST + 1) + " to " + SIGNED
                        + ", at least one is not what stored checkpoint 2 says that it was");
        documents.removeIf(document -> document.containsKey("note"));
        assertThat(verify(documents).out())
                .contains(
                        "No checkpoint was compared: a log that was hashed anew as a whole, or cut at its end, looks intact.");
    }

    @Test
    void aTailThatIsGoneIsCaughtByACheckpointThatSomebodyKept() throws IOException {
        List<BsonDocument> documents = documents();
        documents.removeIf(document -> document.containsKey("note")
                ? document.getNumber("size").longValue() > SIGNED_FIRST
                : document.getNumber("_id").longValue() > AT);

        assertThat(verify(documents, "--key", KEY).status()).isZero();
        found(
                verify(
                        documents,
                        "--key",
                        KEY,
                        "--checkpoint",
                        folder.resolve("kept").toString()),
                "TRUNCATED at position " + (AT + 1) + ": the log ends at position " + AT
                        + ", and checkpoint kept says that it had " + SIGNED);
    }

    @Test
    void aForgedCheckpointIsFound() throws IOException {
        List<BsonDocument> documents = documents();
        event(at(documents, AT)).put("p", new BsonString("{\"text\":\"never said\"}"));
        rehashFrom(documents, AT);
        GrowingTree tree = new GrowingTree();
        documents
                .subList(0, SIGNED)
                .forEach(it -> tree.add(Hashes.leaf(it.getBinary("h").getData())));
        String root = java.util.Base64.getEncoder().encodeToString(tree.root());
        BsonDocument newest = documents.getLast();
        String[] note = newest.getString("note").getValue().split("\n", -1);
        note[2] = root;
        newest.put("note", new BsonString(String.join("\n", note)));

        found(
                verify(documents, "--key", KEY),
                "FORGED: stored checkpoint 2, of " + SIGNED + " commits: its signature is not that of the key");
    }

    @Test
    void aCheckpointByAnotherKeyDoesNotCount() throws IOException {
        String other = CheckpointSigner.of("example.org/log", CheckpointSigner.newKey())
                .verifierKey();

        found(verify(documents(), "--key", other), "UNKNOWN_SIGNER: stored checkpoint 1");
    }

    @Test
    void whatCannotBeCheckedIsNeitherIntactNorAltered() {
        assertThat(RealLog.run("--export", "/nowhere").status()).isEqualTo(2);
        assertThat(RealLog.run("--uri", log.uri(), "--key", "nonsense").err())
                .contains("not of the form name+hash+key");
        assertThat(RealLog.run("--what").err()).contains("--what needs a value");
        assertThat(RealLog.run().status()).isEqualTo(2);
        RealLog.Run nothing = RealLog.run("--uri", log.uri(), "--database", "nothing-here");
        assertThat(nothing.err().strip()).isEqualTo("Nothing was checked: there is no log at this place");
        assertThat(nothing.status()).isEqualTo(2);
    }

    private static void found(RealLog.Run run, String finding) {
        assertThat(run.out()).contains(finding).contains("NOT INTACT");
        assertThat(run.status()).isOne();
    }
}

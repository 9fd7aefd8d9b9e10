package chat.verbatim.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.eventstore.Checkpoint;
import chat.verbatim.eventstore.CheckpointSigner;
import chat.verbatim.eventstore.CommitEvidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Proofs that the product makes, checked by code that has nothing in common with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProofTest {

    private static final String KEY = RealLog.SIGNER.verifierKey();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path folder;

    private final RealLog log = new RealLog();

    @BeforeAll
    void write() {
        log.append(301);
        log.checkpoint();
    }

    @AfterAll
    void close() {
        log.close();
    }

    private BsonDocument proof(String chat, long sequence) {
        Checkpoint checkpoint = log.store().proofs().newestCheckpoint().orElseThrow();
        CommitEvidence evidence = log.store().proofs().evidence(chat, sequence).orElseThrow();
        BsonArray path = new BsonArray();
        log.store().proofs().inclusion(evidence.position(), checkpoint).forEach(hash -> path.add(base64(hash)));
        BsonArray events = new BsonArray();
        evidence.events().forEach(event -> events.add(document(event)));
        return new BsonDocument("checkpoint", new BsonString(checkpoint.note()))
                .append("leafIndex", new BsonInt64(evidence.position() - 1))
                .append("path", path)
                .append(
                        "commit",
                        new BsonDocument("time", new BsonInt64(evidence.time()))
                                .append("id", new BsonString(evidence.id()))
                                .append("previousHash", base64(evidence.previousHash()))
                                .append("contentDigest", base64(evidence.contentDigest()))
                                .append("events", events));
    }

    private static BsonDocument document(CommitEvidence.Event event) {
        return new BsonDocument("id", new BsonString(event.id()))
                .append("aggregateType", new BsonString(String.valueOf(event.aggregateType())))
                .append("aggregateId", new BsonString(String.valueOf(event.aggregateId())))
                .append("sequence", new BsonInt64(event.sequence()))
                .append("timestamp", new BsonInt64(event.timestamp()))
                .append("payloadType", new BsonString(event.payloadType()))
                .append("payload", new BsonString(event.payload()))
                .append("metaData", new BsonString(event.metaData()));
    }

    private static BsonString base64(byte[] hash) {
        return new BsonString(Base64.getEncoder().encodeToString(hash));
    }

    private static RealLog.Run check(BsonDocument proof, String key) throws IOException {
        Path file = Files.writeString(folder.resolve("proof.json"), proof.toJson());
        return RealLog.run("proof", file.toString(), "--key", key);
    }

    @Test
    void whatWasSaidIsProvenWhereverItStands() throws IOException {
        for (long sequence : List.of(0L, 1L, 30L, 56L)) {
            RealLog.Run run = check(proof("chat-3", sequence), KEY);
            assertThat(run.out())
                    .contains("Grüße, Nº " + sequence)
                    .contains("PROVEN: at position")
                    .contains(" of 301,");
            assertThat(run.status()).isZero();
        }
    }

    @Test
    void thatSomethingWasThereIsProvenWithoutWhatItWas() throws IOException {
        BsonDocument proof = proof("chat-3", 7);
        proof.getDocument("commit").remove("events");

        assertThat(check(proof, KEY).out()).contains("PROVEN").doesNotContain("Grüße");
    }

    @Test
    void anythingElseIsNotProven() throws IOException {
        BsonDocument text = proof("chat-3", 7);
        event(text).put("payload", new BsonString("{\"text\":\"never said\"}"));
        refused(check(text, KEY), "the events are not those that the digest was made from");

        BsonDocument place = proof("chat-3", 7);
        place.put("leafIndex", new BsonInt64(place.getInt64("leafIndex").getValue() + 1));
        refused(check(place, KEY), "the path does not lead from this content to the root that was signed");

        BsonDocument beyond = proof("chat-3", 7);
        beyond.put("leafIndex", new BsonInt64(301));
        refused(check(beyond, KEY), "the checkpoint is older than the commit");

        BsonDocument shorter = proof("chat-3", 7);
        shorter.getArray("path").removeLast();
        refused(check(shorter, KEY), "the path is too short");

        BsonDocument longer = proof("chat-3", 7);
        longer.getArray("path").add(base64(new byte[32]));
        refused(check(longer, KEY), "the path is too long");
    }

    private static BsonDocument event(BsonDocument proof) {
        return proof.getDocument("commit").getArray("events").getFirst().asDocument();
    }

    @Test
    void aCheckpointOfAnotherKeyProvesNothing() throws IOException {
        String other = CheckpointSigner.of("example.org/log", CheckpointSigner.newKey())
                .verifierKey();

        refused(check(proof("chat-3", 7), other), "the checkpoint is not signed with the given key");
    }

    @Test
    void theExampleOfTheContractIsProven() {
        Path examples = Path.of("..", "api-spec", "src", "main", "resources", "contract", "examples", "http");
        RealLog.Run run = RealLog.run(
                "proof",
                examples.resolve("getMessageProof.200.json").toString(),
                "--key",
                examples.resolve("getProofKey.200.json").toString());

        assertThat(run.out()).contains("I shall pay ten pounds.").contains("PROVEN: at position 45 of 403");
        assertThat(run.status()).isZero();
    }

    @Test
    void withoutAKeyNothingIsChecked() throws IOException {
        Path file = Files.writeString(
                folder.resolve("unkeyed.json"), proof("chat-3", 7).toJson());

        assertThat(RealLog.run("proof", file.toString()).status()).isEqualTo(2);
        assertThat(RealLog.run("proof", file.toString()).err()).contains("a proof needs --key");
    }

    private static void refused(RealLog.Run run, String why) {
        assertThat(run.out()).contains("NOT PROVEN: " + why);
        assertThat(run.status()).isOne();
    }
}

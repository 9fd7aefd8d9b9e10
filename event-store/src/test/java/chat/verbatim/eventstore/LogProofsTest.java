package chat.verbatim.eventstore;

import static chat.verbatim.eventstore.TestEvents.noted;
import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checkpoints and proofs over a real log, compared with a tree in memory that knows no tiles. */
class LogProofsTest {

    private static final int ALL = Integer.MAX_VALUE;

    private final EmbeddedMongo mongo = new EmbeddedMongo();
    private final CheckpointSigner signer = CheckpointSigner.of("example.org/log", CheckpointSigner.newKey());
    private DenseLogEventStore store;
    private long written;

    @BeforeEach
    void open() {
        store = newStore();
    }

    @AfterEach
    void close() {
        store.close();
        mongo.close();
    }

    private DenseLogEventStore newStore() {
        return DenseLogEventStore.builder()
                .database(mongo.database())
                .serializer(TestEvents.serializer())
                .build();
    }

    private void append(long count) {
        for (long i = 0; i < count; i++) {
            store.publish(noted("a", written++));
        }
    }

    @Test
    void theRootIsThatOfAPlainTreeWhateverTheSize() {
        for (int size : List.of(1, 2, 255, 256, 257, 511, 513, 700)) {
            append(size - written);

            Checkpoint checkpoint = store.proofs().takeCheckpoint(signer, ALL).orElseThrow();

            assertThat(checkpoint.size()).isEqualTo(size);
            assertThat(checkpoint.root()).isEqualTo(plainTree().root(size));
        }
    }

    @Test
    void proofsAreThoseOfAPlainTree() {
        append(600);
        Checkpoint checkpoint = store.proofs().takeCheckpoint(signer, ALL).orElseThrow();
        MerkleTree plain = plainTree();

        for (long position : List.of(1L, 2L, 256L, 257L, 512L, 513L, 600L)) {
            assertThat(hex(store.proofs().inclusion(position, checkpoint)))
                    .isEqualTo(hex(plain.inclusion(position - 1, 600)));
        }
        for (long older : List.of(1L, 3L, 255L, 256L, 512L, 599L, 600L)) {
            assertThat(hex(store.proofs().consistency(older, 600))).isEqualTo(hex(plain.consistency(older, 600)));
        }
    }

    @Test
    void aTreeOfThreeLevelsOfTilesIsRight() {
        append(1);
        copyTheFirstCommitUpTo(66_000);
        LogTiles tiles = new LogTiles(
                new LogCollection(mongo.database(), "copies"),
                mongo.database().getCollection("copies_tiles", BsonDocument.class));
        tiles.grow(66_000);
        List<byte[]> hashes = hashes("copies", 66_000);
        MerkleTree plain = plain(hashes);
        MerkleTree tree = new MerkleTree(tiles.view());

        assertThat(mongo.database()
                        .getCollection("copies_tiles")
                        .find(eq("_id", "1/0"))
                        .first())
                .isNotNull();
        assertThat(tree.root(66_000)).isEqualTo(plain.root(66_000));
        assertThat(tree.root(65_536)).isEqualTo(plain.root(65_536));
        assertThat(hex(tree.inclusion(65_537, 66_000))).isEqualTo(hex(plain.inclusion(65_537, 66_000)));
        assertThat(hex(tree.inclusion(12, 66_000)))
                .hasSizeLessThanOrEqualTo(17)
                .isEqualTo(hex(plain.inclusion(12, 66_000)));
    }

    @Test
    void whatAKilledProcessHasNotStoredIsStoredLater() {
        append(513);
        store.proofs().takeCheckpoint(signer, ALL);
        mongo.database().getCollection("events_tiles").deleteOne(eq("_id", "0/1"));
        append(10);
        try (DenseLogEventStore next = newStore()) {
            Checkpoint checkpoint = next.proofs().takeCheckpoint(signer, ALL).orElseThrow();

            assertThat(checkpoint.root()).isEqualTo(plainTree().root(523));
            assertThat(mongo.database()
                            .getCollection("events_tiles")
                            .find(eq("_id", "0/1"))
                            .first())
                    .isNotNull();
        }
    }

    @Test
    void severalProcessesNumberCheckpointsWithoutHoles() {
        append(3);
        store.proofs().takeCheckpoint(signer, ALL);
        try (DenseLogEventStore other = newStore()) {
            append(1);
            assertThat(other.proofs().takeCheckpoint(signer, ALL).orElseThrow().size())
                    .isEqualTo(4);
            assertThat(store.proofs().takeCheckpoint(signer, ALL).orElseThrow().size())
                    .isEqualTo(4);
            append(1);
            store.proofs().takeCheckpoint(signer, ALL);
            assertThat(other.proofs().newestCheckpoint().orElseThrow().size()).isEqualTo(5);
        }
        assertThat(mongo.database().getCollection("events_checkpoints").countDocuments())
                .isEqualTo(3);
    }

    @Test
    void aLongLogIsSignedInSteps() {
        append(5);
        assertThat(store.proofs().takeCheckpoint(signer, 3).orElseThrow().size())
                .isEqualTo(3);
        assertThat(store.proofs().takeCheckpoint(signer, 3).orElseThrow().size())
                .isEqualTo(5);
    }

    @Test
    void anEmptyLogHasNoCheckpoint() {
        assertThat(store.proofs().takeCheckpoint(signer, ALL)).isEmpty();
        assertThat(store.proofs().newestCheckpoint()).isEmpty();
    }

    @Test
    void aChangedLogIsNotSigned() {
        append(3);
        store.proofs().takeCheckpoint(signer, ALL);
        append(2);
        mongo.database().getCollection("events").updateOne(eq("_id", 5L), Updates.set("e.0.p", "{}"));

        assertThatThrownBy(() -> store.proofs().takeCheckpoint(signer, ALL))
                .isInstanceOf(AlteredLogException.class)
                .hasMessageContaining("Commit 5");
    }

    @Test
    void aLogThatIsNoContinuationIsNotSigned() {
        append(3);
        store.proofs().takeCheckpoint(signer, ALL);
        mongo.database().getCollection("events").drop();
        try (DenseLogEventStore other = newStore()) {
            assertThatThrownBy(() -> other.proofs().takeCheckpoint(signer, ALL))
                    .isInstanceOf(AlteredLogException.class)
                    .hasMessage("The log ends at commit 0, and 3 are signed");
            for (int i = 0; i < 4; i++) {
                other.publish(noted("b", i));
            }
            assertThatThrownBy(() -> other.proofs().takeCheckpoint(signer, ALL))
                    .isInstanceOf(AlteredLogException.class)
                    .hasMessage("The first 3 commits are not those that were signed");
        }
    }

    @Test
    void evidenceHoldsWhatTheHashWasMadeFrom() {
        append(3);
        CommitEvidence evidence = store.proofs().evidence("a", 1).orElseThrow();

        assertThat(evidence.position()).isEqualTo(2);
        assertThat(evidence.previousHash()).isEqualTo(hashes("events", 1).getFirst());
        assertThat(evidence.events()).singleElement().satisfies(event -> assertThat(event.payload())
                .isEqualTo("{\"text\":\"text 1\"}"));
        assertThat(store.proofs().evidence("a", 7)).isEmpty();
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }

    private MerkleTree plainTree() {
        return plain(hashes("events", (int) written));
    }

    private List<byte[]> hashes(String collection, int count) {
        List<byte[]> hashes = new ArrayList<>();
        LogCollection log = new LogCollection(mongo.database(), collection);
        while (hashes.size() < count) {
            hashes.addAll(log.readHashes(hashes.size() + 1, Math.min(1_000, count - hashes.size())));
        }
        return hashes;
    }

    private static MerkleTree plain(List<byte[]> hashes) {
        return new MerkleTree(new MerkleNodes() {
            @Override
            public byte[] node(int level, long index) {
                return level == 0
                        ? MerkleHash.leaf(hashes.get((int) index))
                        : MerkleHash.inner(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
            }
        });
    }

    /** Enough leaves for a third level, without as many appends. */
    private void copyTheFirstCommitUpTo(int count) {
        BsonDocument first = mongo.database()
                .getCollection("events", BsonDocument.class)
                .find()
                .first();
        List<BsonDocument> batch = new ArrayList<>();
        for (long position = 1; position <= count; position++) {
            batch.add(new BsonDocument("_id", new BsonInt64(position))
                    .append("h", first.getBinary("h"))
                    .append("c", new BsonString("copy")));
            if (batch.size() == 1_000) {
                mongo.database().getCollection("copies", BsonDocument.class).insertMany(batch);
                batch.clear();
            }
        }
    }
}

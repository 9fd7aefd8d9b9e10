package chat.verbatim.eventstore;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;

/**
 * Signed checkpoints of the log, and proofs that something is in it. The log is the list of leaves of an RFC 9162 Merkle tree: leaf
 * {@code n - 1} is the hash of commit {@code n}. The tree follows from the log alone, so several processes may keep it at once.
 *
 * <p>All methods throw {@link com.mongodb.MongoException} when the server cannot be reached. Thread-safe.
 */
public final class LogProofs {

    private final LogCollection log;
    private final EventMapping mapping;
    private final LogTiles tiles;
    private final CheckpointCollection checkpoints;
    private final ChainVerifier verifier;
    private final Clock clock;

    LogProofs(
            MongoDatabase database,
            LogSettings settings,
            LogCollection log,
            EventMapping mapping,
            ChainVerifier verifier,
            Clock clock) {
        this.mapping = mapping;
        this.log = log;
        this.verifier = verifier;
        this.clock = clock;
        this.tiles = new LogTiles(log, collection(database, settings.logCollection() + "_tiles"));
        this.checkpoints = new CheckpointCollection(collection(database, settings.logCollection() + "_checkpoints"));
    }

    private static MongoCollection<BsonDocument> collection(MongoDatabase database, String name) {
        return database.getCollection(name, BsonDocument.class).withWriteConcern(WriteConcern.MAJORITY);
    }

    /** The newest checkpoint of any process. */
    public Optional<Checkpoint> newestCheckpoint() {
        return checkpoints.newest();
    }

    /**
     * Signs what the log is now, where it has grown since the newest checkpoint. Reads and verifies what has been added only.
     *
     * @param most how many commits may be added at once, 1 or more; call again while the log is longer
     * @return the newest checkpoint; empty while the log is
     * @throws AlteredLogException when the log is no continuation of what was signed before
     */
    public synchronized Optional<Checkpoint> takeCheckpoint(CheckpointSigner signer, int most) {
        Optional<Checkpoint> last = checkpoints.newest();
        long signed = last.map(Checkpoint::size).orElse(0L);
        long head = log.findHead(0);
        if (head < signed) {
            throw new AlteredLogException("The log ends at commit " + head + ", and " + signed + " are signed");
        }
        if (head == signed) {
            return last;
        }
        long size = Math.min(head, signed + most);
        requireContinuation(last, signed, size);
        tiles.grow(size);
        byte[] root = tree().root(size);
        return Optional.of(checkpoints.add(new Checkpoint(size, root, signer.sign(size, root)), clock.instant()));
    }

    private void requireContinuation(Optional<Checkpoint> last, long signed, long size) {
        ChainVerification added = verifier.verify(signed + 1, size);
        if (added.fault().isPresent()) {
            throw new AlteredLogException(added.fault().get());
        }
        if (last.isPresent()) {
            tiles.grow(signed);
            if (!Arrays.equals(tree().root(signed), last.get().root())) {
                throw new AlteredLogException("The first " + signed + " commits are not those that were signed");
            }
        }
    }

    /**
     * The commit that holds an event, to be shown beside {@link #inclusion}.
     *
     * @return empty when there is no such event
     */
    public Optional<CommitEvidence> evidence(String aggregateId, long sequence) {
        Collection<Commit> found = log.readByKeys(List.of(LogKeys.ofSequence(aggregateId, sequence)));
        return found.stream().findFirst().map(commit -> CommitEvidence.of(commit, hashBefore(commit), mapping));
    }

    private byte[] hashBefore(Commit commit) {
        if (commit.position() == 1) {
            return CommitHash.GENESIS;
        }
        return log.readHashes(commit.position() - 1, 1).stream()
                .findFirst()
                .orElseThrow(() -> new AlteredLogException("Commit " + (commit.position() - 1) + " is missing"));
    }

    /**
     * The audit path of a commit in the tree of a checkpoint, at most one hash of 32 bytes for each doubling of the log.
     *
     * @throws IllegalArgumentException when the checkpoint is older than the commit
     */
    public List<byte[]> inclusion(long position, Checkpoint checkpoint) {
        return tree().inclusion(position - 1, checkpoint.size());
    }

    /**
     * The audit paths of several commits, in their order. Each part of the tree is read once.
     *
     * @throws IllegalArgumentException when the checkpoint is older than one of the commits
     */
    public List<List<byte[]>> inclusions(List<Long> positions, Checkpoint checkpoint) {
        MerkleTree tree = tree();
        return positions.stream()
                .map(position -> tree.inclusion(position - 1, checkpoint.size()))
                .toList();
    }

    /**
     * The hashes which show that a log of {@code newer} commits begins with the log of {@code older} commits.
     *
     * @throws IllegalArgumentException unless {@code older} is 1 to {@code newer}
     * @throws IllegalStateException when no checkpoint reaches as far as {@code newer}
     */
    public List<byte[]> consistency(long older, long newer) {
        return tree().consistency(older, newer);
    }

    private MerkleTree tree() {
        return new MerkleTree(tiles.view());
    }
}

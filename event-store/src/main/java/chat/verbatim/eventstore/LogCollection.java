package chat.verbatim.eventstore;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.codecs.configuration.CodecRegistries;

/**
 * The log's collection, addressed by key only: every query is an {@code $in} over positions or keys, which every
 * server answers from an index.
 */
final class LogCollection {

    private static final BsonArray NO_ERRORS = new BsonArray();
    private static final BsonString UNSAID = new BsonString("no reason given");
    private static final int MAX_KEYS_PER_QUERY = 1_000;
    private static final int PROBES = 32;

    private final MongoDatabase database;
    private final InsertCommand insertCommand;
    private final MongoCollection<Commit> commits;
    private final MongoCollection<BsonDocument> raw;

    LogCollection(MongoDatabase database, String name) {
        this.database = database;
        this.insertCommand = new InsertCommand(name);
        // Majority and primary everywhere: position n + 1 may only be written once n can no longer be rolled back.
        this.raw = database.getCollection(name, BsonDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        this.commits = raw.withDocumentClass(Commit.class)
                .withCodecRegistry(CodecRegistries.fromRegistries(
                        CodecRegistries.fromCodecs(new CommitCodec()), database.getCodecRegistry()));
    }

    void ensureIndexes() {
        raw.createIndex(Indexes.ascending(CommitCodec.KEYS), new IndexOptions().unique(true));
    }

    /** The document that was refused, by its place in the group, and why. All before it were written. */
    record Refusal(int index, int code, String message) {}

    /**
     * Writes in order and stops at the first document that is refused; empty when all were written.
     *
     * @throws MongoException when it is not known what was written
     */
    Optional<Refusal> insert(List<Commit> documents, List<byte[]> contents) {
        BsonDocument reply = database.runCommand(insertCommand.of(documents, contents), BsonDocument.class);
        BsonArray errors = reply.getArray("writeErrors", NO_ERRORS);
        if (!errors.isEmpty()) {
            BsonDocument error = errors.getFirst().asDocument();
            return Optional.of(new Refusal(
                    error.getNumber("index").intValue(),
                    error.getNumber("code").intValue(),
                    error.getString("errmsg", UNSAID).getValue()));
        }
        if (reply.containsKey("writeConcernError")) {
            throw new MongoException("Written, but not by a majority: " + reply.get("writeConcernError"));
        }
        return Optional.empty();
    }

    /** At most {@code count} commits from {@code first} on, cut at the first hole: a read is no snapshot. */
    List<Commit> readFrom(long first, int count) {
        List<Long> positions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            positions.add(first + i);
        }
        List<Commit> found = commits.find(in(CommitCodec.POSITION, positions))
                .batchSize(count)
                .into(new ArrayList<>(count));
        found.sort(Comparator.comparingLong(Commit::position));
        int dense = 0;
        while (dense < found.size() && found.get(dense).position() == first + dense) {
            dense++;
        }
        return dense == found.size() ? found : new ArrayList<>(found.subList(0, dense));
    }

    /** The hashes of at most {@code count} commits from {@code first} on, without their content, cut at the first hole. */
    List<byte[]> readHashes(long first, int count) {
        List<Long> positions = LongStream.range(first, first + count).boxed().toList();
        Map<Long, byte[]> found = readHashes(positions);
        return positions.stream().map(found::get).takeWhile(Objects::nonNull).toList();
    }

    /** The hashes of those of the commits that exist, by their positions, without their content. */
    Map<Long, byte[]> readHashes(Collection<Long> positions) {
        Map<Long, byte[]> found = new HashMap<>();
        if (positions.isEmpty()) {
            return found;
        }
        for (BsonDocument commit : raw.find(in(CommitCodec.POSITION, positions))
                .projection(include(CommitCodec.POSITION, CommitCodec.HASH))
                .batchSize(positions.size())) {
            found.put(
                    commit.getInt64(CommitCodec.POSITION).getValue(),
                    commit.getBinary(CommitCodec.HASH).getData());
        }
        return found;
    }

    /** The commits that hold any of the keys, each once, in no particular order. */
    Collection<Commit> readByKeys(List<String> keys) {
        Map<Long, Commit> found = new LinkedHashMap<>();
        for (int from = 0; from < keys.size(); from += MAX_KEYS_PER_QUERY) {
            List<String> page = keys.subList(from, Math.min(keys.size(), from + MAX_KEYS_PER_QUERY));
            // A document comes back once for each of its keys that match.
            for (Commit commit : commits.find(in(CommitCodec.KEYS, page)).batchSize(MAX_KEYS_PER_QUERY)) {
                found.putIfAbsent(commit.position(), commit);
            }
        }
        return found.values();
    }

    /** Which of the keys are taken. */
    Set<String> takenKeys(List<String> keys) {
        Set<String> taken = new HashSet<>();
        for (BsonDocument found : raw.find(in(CommitCodec.KEYS, keys)).projection(include(CommitCodec.KEYS))) {
            found.getArray(CommitCodec.KEYS)
                    .forEach(key -> taken.add(key.asString().getValue()));
        }
        taken.retainAll(Set.copyOf(keys));
        return taken;
    }

    /** The position of the newest commit, 0 when there is none; {@code atLeast} is a commit known to exist, or 0. */
    long findHead(long atLeast) {
        return DenseSearch.lastExisting(atLeast, PROBES, this::existing);
    }

    private Set<Long> existing(List<Long> positions) {
        Set<Long> existing = new HashSet<>();
        for (BsonDocument found :
                raw.find(in(CommitCodec.POSITION, positions)).projection(include(CommitCodec.POSITION))) {
            existing.add(found.getInt64(CommitCodec.POSITION).getValue());
        }
        return existing;
    }
}

package chat.verbatim.eventstore;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Takes the end off a log, and off what was derived from it: snapshots, tiles, checkpoints. Each cut is written down before anything is taken,
 * in the collection of the log's name with {@code _cuts} behind it, so that one which was broken off is finished by the next.
 *
 * <p>Only for a log that no process reads or writes meanwhile. All methods throw {@link com.mongodb.MongoException} when the server cannot be reached.
 */
public final class LogCut {
    private static final int PAGE = 1_000;
    private static final String ID = "_id";
    private static final String KEPT = "kept";
    private static final String TAKEN_UP_TO = "takenUpTo";
    private static final String LAST_HASH = "h";
    private static final String TIME = "t";
    private static final String DONE = "done";
    private static final String PREPARED = "prepared";
    private static final String SIZE = "size";

    private final MongoDatabase database;
    private final LogSettings settings;
    private final Clock clock;
    private final LogCollection log;
    private final MongoCollection<BsonDocument> cuts;

    /**
     * An event that is, or would be, taken.
     *
     * @param type the name of its payload's class
     * @param aggregateId null for one of no aggregate
     */
    public record Event(Instant time, String type, @Nullable String aggregateId, long sequence) {}

    /** @param clock says in the records when it was */
    public LogCut(MongoDatabase database, LogSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.log = new LogCollection(database, settings.logCollection());
        this.cuts = database.getCollection(settings.logCollection() + "_cuts", BsonDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY);
    }

    /** The number of the last commit, 0 for an empty log. */
    public long head() {
        return log.findHead(0);
    }

    /** The position of the last event of a commit. */
    public static long positionAfter(long commit) {
        return Positions.afterCommit(commit);
    }

    /** The commit that holds the event at {@code position}; 0 for the position before the first event. */
    public static long commitOf(long position) {
        return position == 0 ? 0 : Positions.commitOf(position);
    }

    /** The last commit all of whose events are of {@code time} or earlier, with all before it; 0 when there is none. */
    public long lastCommitUntil(Instant time) {
        return new TimeSearch(log).firstNotBefore(time.toEpochMilli() + 1, head()) - 1;
    }

    /** Tells of each event behind commit {@code kept}, in the order of the log. */
    public void forEachBehind(long kept, Consumer<Event> action) {
        long next = kept + 1;
        for (List<Commit> page = log.readFrom(next, PAGE); !page.isEmpty(); page = log.readFrom(next, PAGE)) {
            page.stream()
                    .flatMap(commit -> commit.events().stream())
                    .map(stored -> new Event(
                            Instant.ofEpochMilli(stored.timestamp()),
                            stored.payloadType(),
                            stored.aggregateId(),
                            stored.sequence()))
                    .forEach(action);
            next += page.size();
        }
    }

    /**
     * A cut that was begun and not finished; the log is not whole until it is.
     *
     * @return the last commit that it keeps; null when there is none
     */
    public @Nullable Long unfinished() {
        BsonDocument begun = cuts.find(Filters.eq(DONE, false)).first();
        return begun == null ? null : begun.getInt64(KEPT).getValue();
    }

    /**
     * Fails where a log was left with a cut that is not finished: nobody may read or write it.
     *
     * @throws IllegalStateException in words for whoever started the program
     */
    public static void requireFinished(MongoDatabase database, LogSettings settings) {
        if (new LogCut(database, settings, Clock.systemUTC()).unfinished() != null) {
            throw new IllegalStateException(
                    "A restore of this log was broken off, so that it is not whole. Finish it: run the restore again, or go back to the dump.");
        }
    }

    /**
     * Takes all commits behind {@code kept}, or finishes the cut that was broken off.
     *
     * @param preparation what has to be done before, while the log still says what will go: done once, after the cut was written down; again when it
     *     was broken off
     * @throws IllegalArgumentException when the log is shorter, or another cut is unfinished
     */
    public void cut(long kept, Runnable preparation) {
        BsonDocument cut = cuts.find(Filters.eq(DONE, false)).first();
        if (cut == null) {
            cut = begin(kept);
        } else if (cut.getInt64(KEPT).getValue() != kept) {
            throw new IllegalArgumentException("A cut behind commit "
                    + cut.getInt64(KEPT).getValue() + " was begun and is not finished; finish that one first");
        }
        if (!cut.containsKey(PREPARED)) {
            preparation.run();
            cuts.replaceOne(Filters.eq(ID, cut.get(ID)), cut.append(PREPARED, BsonBoolean.TRUE));
        }
        drop(settings.snapshotCollection());
        drop(settings.logCollection() + "_tiles");
        takeCheckpoints(kept);
        takeCommits(kept, cut.getInt64(TAKEN_UP_TO).getValue());
        cuts.replaceOne(Filters.eq(ID, cut.get(ID)), cut.append(DONE, BsonBoolean.TRUE));
    }

    private BsonDocument begin(long kept) {
        long head = head();
        if (kept < 0 || kept > head) {
            throw new IllegalArgumentException("The log ends with commit " + head + ", before commit " + kept);
        }
        byte[] lastHash = log.readHashes(head, 1).stream().findFirst().orElse(CommitHash.GENESIS);
        BsonDocument cut = new BsonDocument(ID, new BsonObjectId())
                .append(KEPT, new BsonInt64(kept))
                .append(TAKEN_UP_TO, new BsonInt64(head))
                .append(LAST_HASH, new BsonBinary(lastHash))
                .append(TIME, new BsonDateTime(clock.millis()))
                .append(DONE, BsonBoolean.FALSE);
        cuts.insertOne(cut);
        return cut;
    }

    private void drop(String collection) {
        // Dropping a collection that is not there is an error to some servers.
        if (database.getCollection(collection).find().first() != null) {
            database.getCollection(collection).drop();
        }
    }

    /** From the newest on: they are numbered without holes. */
    private void takeCheckpoints(long kept) {
        MongoCollection<BsonDocument> checkpoints = database.getCollection(
                        settings.logCollection() + "_checkpoints", BsonDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY);
        List<BsonValue> numbers = checkpoints
                .find(Filters.gt(SIZE, kept))
                .map(found -> found.get(ID))
                .into(new ArrayList<>());
        numbers.sort(Comparator.comparing((BsonValue number) -> number.asInt64().getValue())
                .reversed());
        numbers.forEach(number -> checkpoints.deleteOne(Filters.eq(ID, number)));
    }

    private void takeCommits(long kept, long upTo) {
        MongoCollection<BsonDocument> commits = database.getCollection(settings.logCollection(), BsonDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        for (long last = upTo; last > kept; last -= PAGE) {
            List<Long> page = LongStream.rangeClosed(Math.max(kept + 1, last - PAGE + 1), last)
                    .boxed()
                    .toList();
            commits.deleteMany(Filters.in(CommitCodec.POSITION, page));
        }
    }
}

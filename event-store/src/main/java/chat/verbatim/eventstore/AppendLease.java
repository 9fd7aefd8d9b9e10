package chat.verbatim.eventstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which process should append to a log, so that commands can be routed there and writers do not contend. A hint,
 * not a lock: two processes may believe for a moment that they hold it, and the log stays right all the same.
 *
 * <p>The holder counts a number up while it lives. Others take over when they have seen the same number for the whole
 * time to live by their own clock; clocks of different machines are never compared.
 */
public final class AppendLease implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(AppendLease.class);
    private static final String LEASE = "append";
    private static final String NOBODY = "";
    private static final int DUPLICATE_KEY = 11_000;

    private final MongoCollection<Document> collection;
    private final String owner;
    private final Duration timeToLive;
    private final Semaphore closing = new Semaphore(0);
    private final Thread thread;
    private volatile @Nullable Seen seen;

    /** What was last read, and since when (by this process's own clock) it has been the same. */
    private record Seen(String owner, long beat, long since) {}

    private AppendLease(MongoCollection<Document> collection, String owner, Duration timeToLive) {
        this.collection = collection;
        this.owner = owner;
        this.timeToLive = timeToLive;
        this.thread = Thread.ofVirtual().name("append-lease").unstarted(this::run);
    }

    /**
     * Tries to get and keep the lease of the log that {@code settings} name, from now on until it is closed.
     *
     * @param owner this process's name, unlike every other's, for instance the address to route to
     * @param timeToLive how long a dead holder keeps others waiting; it is renewed three times as often
     */
    public static AppendLease on(MongoDatabase database, LogSettings settings, String owner, Duration timeToLive) {
        if (owner.isBlank() || !timeToLive.isPositive()) {
            throw new IllegalArgumentException("A lease needs an owner and a time to live");
        }
        MongoCollection<Document> collection = database.getCollection(settings.logCollection() + "_lease")
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY);
        AppendLease lease = new AppendLease(collection, owner, timeToLive);
        lease.beat();
        lease.thread.start();
        return lease;
    }

    /** Whether this process holds the lease, as far as it knows. */
    public boolean isHeld() {
        return holder().filter(owner::equals).isPresent();
    }

    /** Who holds the lease as far as this process knows, empty when nobody does. */
    public Optional<String> holder() {
        Seen known = seen;
        return known == null || known.owner.equals(NOBODY) || isOverdue(known)
                ? Optional.empty()
                : Optional.of(known.owner);
    }

    private boolean isOverdue(Seen known) {
        return System.nanoTime() - known.since > timeToLive.toNanos();
    }

    private void run() {
        try {
            while (!closing.tryAcquire(timeToLive.toNanos() / 3, TimeUnit.NANOSECONDS)) {
                beat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        try {
            Document lease = collection.find(eq("_id", LEASE)).first();
            if (lease == null) {
                insert();
            } else {
                renewOrTakeOver(lease.getString("owner"), lease.getLong("beat"));
            }
        } catch (MongoException e) {
            logger.warn("Cannot reach the append lease: {}", e.toString());
        }
    }

    private void insert() {
        long now = System.nanoTime();
        try {
            collection.insertOne(
                    new Document("_id", LEASE).append("owner", owner).append("beat", 1L));
            seen = new Seen(owner, 1, now);
        } catch (MongoWriteException e) {
            if (e.getError().getCode() != DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    private void renewOrTakeOver(String holder, long beat) {
        long now = System.nanoTime();
        Seen before = seen;
        if (before == null || !before.owner.equals(holder) || before.beat != beat) {
            before = new Seen(holder, beat, now);
            seen = before;
        }
        boolean free = holder.equals(owner) || holder.equals(NOBODY) || isOverdue(before);
        // Conditional on the number that was read: of several that try, one succeeds.
        if (free && write(beat, owner)) {
            seen = new Seen(owner, beat + 1, now);
        }
    }

    private boolean write(long beat, String holder) {
        Document next = new Document("_id", LEASE).append("owner", holder).append("beat", beat + 1);
        return collection
                        .replaceOne(and(eq("_id", LEASE), eq("beat", beat)), next)
                        .getMatchedCount()
                == 1;
    }

    /** Gives the lease up at once if it is held, so that the next process need not wait. */
    @Override
    public void close() {
        closing.release();
        Seen known = seen;
        if (known != null && known.owner.equals(owner)) {
            try {
                write(known.beat, NOBODY);
            } catch (MongoException e) {
                logger.debug("The lease runs out by itself", e);
            }
            seen = null;
        }
    }
}

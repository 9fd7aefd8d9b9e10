package chat.verbatim.eventstore;

import chat.verbatim.eventstore.LogCollection.Refusal;
import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a group of appends behind the head, each exactly once, whatever other processes and lost acknowledgements do.
 *
 * <p>Two unique keys make that possible. A refused position means that somebody else wrote there: catch up, and write
 * behind them. A refused key means that this very append has landed before (same commit id), or that it lost against
 * another one. So writing again is always safe.
 */
final class GroupWriter {

    private static final Logger logger = LoggerFactory.getLogger(GroupWriter.class);
    private static final int DUPLICATE_KEY = 11_000;
    private static final long RETRY_NANOS = Duration.ofMillis(50).toNanos();

    private final LogCollection collection;
    private final LogTail tail;
    private final Durability durability;
    private final Conflicts conflicts;
    private final Turns turns;
    private final long settleNanos;

    GroupWriter(
            LogCollection collection,
            LogTail tail,
            Durability durability,
            Conflicts conflicts,
            Turns turns,
            Duration settleTimeout) {
        this.collection = collection;
        this.tail = tail;
        this.durability = durability;
        this.conflicts = conflicts;
        this.turns = turns;
        this.settleNanos = settleTimeout.toNanos();
    }

    /** Settles every append of the group. False when the server was lost and the outcome of some is unknown. */
    boolean write(List<Append> group) {
        // An interrupt of the leader must not fail the appends of others: it has to wait until the group is settled.
        boolean interrupted = Thread.interrupted();
        turns.giveWay();
        tail.writing().lock();
        try {
            long deadline = 0;
            List<Append> pending = group;
            while (!pending.isEmpty()) {
                try {
                    writeOnce(deadline == 0 ? pending : settle(pending));
                } catch (MongoException e) {
                    interrupted |= Thread.interrupted();
                    tail.distrustHead();
                    deadline = deadline == 0 ? System.nanoTime() + settleNanos : deadline;
                    if (System.nanoTime() - deadline >= 0) {
                        giveUp(unsettled(pending), e);
                        return false;
                    }
                    logger.warn("An append was interrupted, finding out what became of it: {}", e.toString());
                    LockSupport.parkNanos(RETRY_NANOS);
                }
                pending = unsettled(pending);
            }
            return true;
        } finally {
            tail.writing().unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void writeOnce(List<Append> pending) {
        if (pending.isEmpty()) {
            return;
        }
        List<Commit> documents = documents(pending, tail.head());
        Optional<Refusal> refusal = collection.insert(
                documents, pending.stream().map(Append::encoded).toList());
        landed(pending, documents, refusal.map(Refusal::index).orElse(documents.size()));
        if (refusal.isPresent()) {
            refused(pending.get(refusal.get().index()), refusal.get());
        }
    }

    private static List<Commit> documents(List<Append> pending, LogHead head) {
        List<Commit> documents = new ArrayList<>(pending.size());
        LogHead last = head;
        for (Append append : pending) {
            Commit commit = append.after(last);
            documents.add(commit);
            last = LogHead.at(commit);
        }
        return documents;
    }

    private void landed(List<Append> pending, List<Commit> documents, int count) {
        if (count == 0) {
            return;
        }
        turns.won();
        durability.force();
        for (int i = 0; i < count; i++) {
            pending.get(i).landed(documents.get(i).position());
        }
        tail.publish(documents.subList(0, count));
    }

    private void refused(Append append, Refusal refusal) {
        if (refusal.code() != DUPLICATE_KEY) {
            append.failed(new EventStoreException("The server refused an append: " + refusal.message()));
            return;
        }
        long before = tail.knownPosition();
        if (tail.catchUp().position() > before) {
            turns.lost();
        } else if (!conflicts.resolve(append)) {
            // Whoever is in the way is written but not yet majority-committed, so not yet to be read.
            throw new MongoException("A key is taken by a commit that cannot be read yet");
        }
    }

    /** After a lost acknowledgement: what is in the log under its own commit id has landed; returns the others. */
    private List<Append> settle(List<Append> pending) {
        tail.catchUp();
        List<String> keys =
                pending.stream().map(append -> append.keys().getFirst()).toList();
        Map<ObjectId, Long> found = new HashMap<>();
        for (Commit commit : collection.readByKeys(keys)) {
            found.put(commit.id(), commit.position());
        }
        List<Append> landed = pending.stream()
                .filter(append -> found.containsKey(append.id()))
                .toList();
        if (!landed.isEmpty()) {
            durability.force();
        }
        for (Append append : landed) {
            @Nullable Long position = found.get(append.id());
            if (position != null) {
                append.landed(position);
            }
        }
        return unsettled(pending);
    }

    private static void giveUp(List<Append> pending, MongoException cause) {
        for (Append append : pending) {
            append.failed(new OutcomeUnknownException("The server was lost during an append", cause));
        }
    }

    private static List<Append> unsettled(List<Append> appends) {
        return appends.stream().filter(append -> !append.isSettled()).toList();
    }
}

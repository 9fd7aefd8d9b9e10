package chat.verbatim.eventstore;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * What this process knows of the end of the log: its head, and a ring of the newest commits, so that consumers which
 * keep up never ask the server and share one deserialised payload. Filled by this process's own acknowledged appends
 * and by {@link #catchUp} with those of other processes.
 */
final class LogTail {

    private static final int CATCH_UP_BATCH = 16;
    private static final int CATCH_UP_MAX_BATCH = 256;

    private final LogCollection collection;
    private final EventMapping mapping;
    private final Durability durability;
    private final int capacity;
    private final AtomicReferenceArray<@Nullable RingEntry> ring;

    /**
     * Held while a group is written or the log is read for other processes' commits, so that a commit is never shared
     * before the group commit that wrote it calls it durable.
     */
    private final ReentrantLock writing = new ReentrantLock();

    private final Arrivals arrivals = new Arrivals(this::knownPosition);
    private volatile @Nullable LogHead head;
    private volatile boolean uncertain = true;

    LogTail(LogCollection collection, EventMapping mapping, Durability durability, int capacity) {
        this.collection = collection;
        this.mapping = mapping;
        this.durability = durability;
        this.capacity = capacity;
        this.ring = new AtomicReferenceArray<>(capacity);
    }

    ReentrantLock writing() {
        return writing;
    }

    /** The head as far as this process knows it; asks the server only when it knows nothing. */
    LogHead head() {
        LogHead known = head;
        return known == null || uncertain ? catchUp() : known;
    }

    /** The messages of a commit, or null when the ring does not hold it (any more). */
    @Nullable
    List<TrackedEventMessage<?>> messages(long position) {
        RingEntry entry = ring.get(slot(position));
        return entry != null && entry.commit.position() == position ? entry.messages(mapping) : null;
    }

    /** Takes over commits that are known to be in the log, in order. The caller holds {@link #writing}. */
    void publish(List<Commit> commits) {
        LogHead newest = head;
        for (Commit commit : commits) {
            if (newest == null || commit.position() > newest.position()) {
                ring.set(slot(commit.position()), new RingEntry(commit));
                newest = LogHead.at(commit);
            }
        }
        head = newest;
    }

    /** Who hears of each group of commits at once. */
    Arrivals arrivals() {
        return arrivals;
    }

    /** Like {@link #head}, but never asks the server. */
    long knownPosition() {
        LogHead known = head;
        return known == null ? 0 : known.position();
    }

    /** After a failure nothing is certain: the next use asks the server. */
    void distrustHead() {
        uncertain = true;
    }

    /** Reads what other processes have appended. Far behind, it jumps to the head instead of reading everything. */
    LogHead catchUp() {
        long before = knownPosition();
        LogHead found;
        writing.lock();
        try {
            found = readToHead();
            head = found;
            uncertain = false;
        } finally {
            writing.unlock();
        }
        if (found.position() > before) {
            arrivals.signal();
        }
        return found;
    }

    private LogHead readToHead() {
        LogHead known = head;
        if (known == null || uncertain) {
            // From the start: after a failure on a replica set even the known head may have been rolled back.
            return jumpToHead(0);
        }
        int batch = CATCH_UP_BATCH;
        while (batch <= CATCH_UP_MAX_BATCH) {
            List<Commit> next = collection.readFrom(known.position() + 1, batch);
            if (!next.isEmpty()) {
                // Perhaps left behind by a group that could not be made durable.
                durability.force();
                publish(next);
                known = LogHead.at(next.getLast());
            }
            if (next.size() < batch) {
                return known;
            }
            batch *= 4;
        }
        return jumpToHead(known.position());
    }

    private LogHead jumpToHead(long atLeast) {
        long position = collection.findHead(atLeast);
        if (position == 0) {
            return LogHead.EMPTY_LOG;
        }
        Commit newest = collection.readFrom(position, 1).getFirst();
        durability.force();
        ring.set(slot(position), new RingEntry(newest));
        return LogHead.at(newest);
    }

    private int slot(long position) {
        return (int) (position % capacity);
    }

    private static final class RingEntry {

        private final Commit commit;
        private volatile @Nullable List<TrackedEventMessage<?>> messages;

        RingEntry(Commit commit) {
            this.commit = commit;
        }

        /** Made by the first consumer; two at once make equal ones, and one of them stays. */
        List<TrackedEventMessage<?>> messages(EventMapping mapping) {
            List<TrackedEventMessage<?>> made = messages;
            if (made == null) {
                made = mapping.toMessages(commit);
                messages = made;
            }
            return made;
        }
    }
}

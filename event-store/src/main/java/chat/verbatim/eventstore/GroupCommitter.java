package chat.verbatim.eventstore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Leader-follower group commit. A thread that finds nobody writing writes its own append at once, without a hop to
 * another thread; what arrives meanwhile goes with the next round trip, led by the first that waits.
 */
final class GroupCommitter {

    private final GroupWriter writer;
    private final LogTail tail;
    private final LogNudge nudge;
    private final int maxCommits;
    private final int maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Append> queue = new ArrayDeque<>();
    private boolean led;
    private boolean closed;

    GroupCommitter(GroupWriter writer, LogTail tail, LogNudge nudge, LogSettings settings) {
        this.writer = writer;
        this.tail = tail;
        this.nudge = nudge;
        this.maxCommits = settings.maxGroupCommits();
        this.maxBytes = settings.maxGroupBytes();
    }

    /**
     * Appends and returns the commit's position in the log.
     *
     * @throws OutcomeUnknownException when the server was lost on the way
     * @throws EventStoreException when nothing was written
     */
    long append(Append append) {
        if (enqueue(append) || append.awaitTurn()) {
            lead();
        }
        return append.result();
    }

    /** True when the caller has to lead. */
    private boolean enqueue(Append append) {
        lock.lock();
        try {
            if (closed) {
                throw new EventStoreException("The event store is closed");
            }
            queue.add(append);
            boolean lead = !led;
            led = true;
            return lead;
        } finally {
            lock.unlock();
        }
    }

    private void lead() {
        List<Append> group = nextGroup();
        boolean serverLost = true;
        try {
            serverLost = !writer.write(group);
        } catch (RuntimeException | Error e) {
            tail.distrustHead();
            fail(group, e);
            if (e instanceof Error error) {
                throw error;
            }
        } finally {
            List<Append> unsent = serverLost ? drain() : List.of();
            // The next group goes off before this one's threads wake up: they would compete with it for the processor.
            handOver();
            unsent.forEach(append -> append.failed(new EventStoreException("The server is lost, nothing was written")));
            unsent.forEach(Append::complete);
            group.forEach(Append::complete);
        }
        tail.arrivals().signal();
        nudge.appended(Positions.afterCommit(tail.knownPosition()));
    }

    private static void fail(List<Append> group, Throwable cause) {
        for (Append append : group) {
            if (!append.isSettled()) {
                append.failed(
                        new OutcomeUnknownException("The append was interrupted by an unexpected failure", cause));
            }
        }
    }

    private List<Append> nextGroup() {
        lock.lock();
        try {
            List<Append> group = new ArrayList<>(Math.min(queue.size(), maxCommits));
            long bytes = 0;
            Append next = queue.peek();
            while (next != null && group.size() < maxCommits && (group.isEmpty() || bytes + next.bytes() <= maxBytes)) {
                group.add(queue.remove());
                bytes += next.bytes();
                next = queue.peek();
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    private List<Append> drain() {
        lock.lock();
        try {
            List<Append> all = new ArrayList<>(queue);
            queue.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }

    private void handOver() {
        @Nullable Append next;
        lock.lock();
        try {
            next = queue.peek();
            led = next != null;
        } finally {
            lock.unlock();
        }
        if (next != null) {
            next.askToLead();
        }
    }

    /** Refuses further appends; those under way are finished by their own threads. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }
}

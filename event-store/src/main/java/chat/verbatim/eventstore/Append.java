package chat.verbatim.eventstore;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** One append on its way through the group commit, and the thread that waits for it. */
final class Append {

    private enum State {
        WAITING,
        ASKED_TO_LEAD,
        DONE
    }

    private final CommitContent content;
    private final byte[] encoded;
    private final byte[] contentHash;
    private final long newestTimestamp;
    private final Thread owner = Thread.currentThread();
    private volatile State state = State.WAITING;
    private long position;
    private @Nullable RuntimeException failure;

    Append(List<StoredEvent> events, List<String> keys) {
        this.content = new CommitContent(new ObjectId(), keys, events);
        this.encoded = InsertCommand.encodeContent(content);
        this.contentHash = CommitHash.ofContent(events);
        long newest = Long.MIN_VALUE;
        for (StoredEvent event : events) {
            newest = Math.max(newest, event.timestamp());
        }
        this.newestTimestamp = newest;
    }

    ObjectId id() {
        return content.id();
    }

    List<StoredEvent> events() {
        return content.events();
    }

    List<String> keys() {
        return content.keys();
    }

    byte[] encoded() {
        return encoded;
    }

    /** How many bytes the document takes, but for a few. */
    int bytes() {
        return encoded.length;
    }

    /** The document that this append becomes when it is written right after {@code head}. */
    Commit after(LogHead head) {
        long next = head.position() + 1;
        long time = Math.max(head.time(), newestTimestamp);
        byte[] hash = CommitHash.chain(head.hash(), next, time, content.id(), contentHash);
        return new Commit(next, time, hash, content);
    }

    void landed(long commitPosition) {
        position = commitPosition;
    }

    void failed(RuntimeException cause) {
        failure = cause;
    }

    boolean isSettled() {
        return position != 0 || failure != null;
    }

    /** Lets the waiting thread go, with what {@link #landed} or {@link #failed} said. */
    void complete() {
        state = State.DONE;
        wake();
    }

    void askToLead() {
        state = State.ASKED_TO_LEAD;
        wake();
    }

    private void wake() {
        if (Thread.currentThread() != owner) {
            LockSupport.unpark(owner);
        }
    }

    /** Waits until this append is done or has to lead the next group; true when it has to lead. */
    boolean awaitTurn() {
        boolean interrupted = false;
        while (state == State.WAITING) {
            LockSupport.park(this);
            // An append that was handed in cannot be called back, so an interrupt has to wait.
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return state == State.ASKED_TO_LEAD;
    }

    /** The commit's position in the log, or the failure. */
    long result() {
        if (failure != null) {
            throw failure;
        }
        return position;
    }
}

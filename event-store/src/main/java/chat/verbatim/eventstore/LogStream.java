package chat.verbatim.eventstore;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * A stream over the log from a position on. What is far behind comes from the server in batches, the newest from the
 * ring in memory. Used by one thread at a time, except for the callback and {@link #close}.
 */
final class LogStream implements TrackingEventStream {

    private static final int WAIT_MILLIS = 1_000;

    private final LogTail tail;
    private final Arrivals arrivals;
    private final EventMapping mapping;
    private final ReadAhead history;
    private final ArrayDeque<TrackedEventMessage<?>> buffer = new ArrayDeque<>();
    private long nextCommit;
    private int skip;
    private volatile boolean closed;
    private @Nullable Runnable callback;

    /** @param arrivals by which it hears of new commits */
    LogStream(LogTail tail, Arrivals arrivals, EventMapping mapping, ReadAhead history, long position) {
        this.tail = tail;
        this.arrivals = arrivals;
        this.mapping = mapping;
        this.history = history;
        this.nextCommit = Positions.nextCommit(position);
        this.skip = Positions.eventsRead(position);
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return fill() ? Optional.of(buffer.getFirst()) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable() {
        return fill();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (fill()) {
            return true;
        }
        return timeout > 0 && !closed && arrivals.awaitAfter(nextCommit - 1, timeout, unit) && fill();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
            if (closed) {
                throw new IllegalStateException("The stream is closed");
            }
        }
        return buffer.removeFirst();
    }

    /** Hands the next event to {@code action} if there is one now. */
    boolean advance(Consumer<? super TrackedEventMessage<?>> action) {
        boolean available = fill();
        if (available) {
            action.accept(buffer.removeFirst());
        }
        return available;
    }

    /** True when the buffer holds something afterwards. */
    private boolean fill() {
        while (buffer.isEmpty()) {
            long head = tail.knownPosition();
            if (closed || nextCommit > head) {
                return false;
            }
            List<TrackedEventMessage<?>> newest = tail.messages(nextCommit);
            if (newest != null) {
                take(newest);
            } else if (!fillFromHistory(head)) {
                return false;
            }
        }
        return true;
    }

    private boolean fillFromHistory(long head) {
        List<Commit> batch = history.read(nextCommit, head);
        if (batch.isEmpty() && !Thread.currentThread().isInterrupted()) {
            throw new EventStoreException("Commit " + nextCommit + " cannot be read, though " + head + " is there");
        }
        for (Commit commit : batch) {
            take(mapping.toMessages(commit));
        }
        return !batch.isEmpty();
    }

    private void take(List<TrackedEventMessage<?>> messages) {
        if (skip == 0) {
            buffer.addAll(messages);
        } else {
            // The token stood within a commit; by position, because upcasters may change the number of messages.
            long seen = (nextCommit << 10) | skip;
            messages.stream()
                    .filter(message -> Positions.of(message.trackingToken()) > seen)
                    .forEach(buffer::add);
            skip = 0;
        }
        nextCommit++;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable onAvailable) {
        removeCallback();
        callback = onAvailable;
        arrivals.addListener(onAvailable);
        onAvailable.run();
        return true;
    }

    private void removeCallback() {
        Runnable old = callback;
        if (old != null) {
            arrivals.removeListener(old);
            callback = null;
        }
    }

    @Override
    public void close() {
        closed = true;
        removeCallback();
        history.close();
    }
}

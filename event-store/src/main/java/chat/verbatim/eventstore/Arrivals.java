package chat.verbatim.eventstore;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who waits for new commits, in this process. */
final class Arrivals {

    private static final Logger logger = LoggerFactory.getLogger(Arrivals.class);

    private final LongSupplier knownPosition;
    private final ReentrantLock waiting = new ReentrantLock();
    private final Condition advanced = waiting.newCondition();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** @param knownPosition the newest commit that this process knows of */
    Arrivals(LongSupplier knownPosition) {
        this.knownPosition = knownPosition;
    }

    /** Wakes everything that waits. */
    void signal() {
        waiting.lock();
        try {
            advanced.signalAll();
        } finally {
            waiting.unlock();
        }
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                logger.warn("A listener for new events failed", e);
            }
        }
    }

    /** Has {@code listener} called after commits were added, in a thread that others need: it must be quick. */
    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    boolean removeListener(Runnable listener) {
        return listeners.remove(listener);
    }

    /** Waits until a commit after {@code position} is known, at most for the given time. */
    boolean awaitAfter(long position, long timeout, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(timeout);
        waiting.lockInterruptibly();
        try {
            while (knownPosition.getAsLong() <= position) {
                if (left <= 0) {
                    return false;
                }
                left = advanced.awaitNanos(left);
            }
            return true;
        } finally {
            waiting.unlock();
        }
    }
}

package chat.verbatim.query.projection;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/** Where a copy of a projection has to stop, until it is let go on. Whoever makes it stop does so between two batches and for a moment only. */
final class BatchStop {
    private static final long NOWHERE = Long.MAX_VALUE;

    private final ReentrantLock batch = new ReentrantLock();
    private final Condition moved = batch.newCondition();
    /** Guarded by the lock. */
    private long place = NOWHERE;

    /**
     * Goes on as far as {@code position}, and waits on the way where it has to stop.
     *
     * @param applyUpTo applies everything up to a position that is not applied yet
     */
    void pass(long position, LongConsumer applyUpTo) {
        batch.lock();
        try {
            while (position > place) {
                applyUpTo.accept(place);
                moved.awaitUninterruptibly();
            }
            applyUpTo.accept(position);
        } finally {
            batch.unlock();
        }
    }

    /** Nothing behind {@code newPlace} is applied from now on. Waits for the batch that is being applied. */
    void stopAt(long newPlace) {
        hold(() -> {
            place = newPlace;
            moved.signalAll();
        });
    }

    void lift() {
        stopAt(NOWHERE);
    }

    /** Does something while no batch is being applied. */
    void hold(Runnable action) {
        batch.lock();
        try {
            action.run();
        } finally {
            batch.unlock();
        }
    }
}

package chat.verbatim.query.projection;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Two copies of a projection that stand still for a moment, with one as far as is needed for the other. */
final class Meeting {
    private static final long LOOK_NANOS = 500_000;

    private final ProjectionProcessor one;
    private final ProjectionProcessor other;

    Meeting(ProjectionProcessor one, ProjectionProcessor other) {
        this.one = one;
        this.other = other;
    }

    /**
     * Does something while both have applied the same events and neither applies any more.
     *
     * @param patience how long they are made to wait for each other at most
     * @return false when they did not meet; then nothing is done
     */
    boolean atOnePosition(Duration patience, Runnable action) {
        return meet(patience, () -> one.position() == other.position(), action);
    }

    /** Does something while the other copy has applied all that the first one has, or more, and neither applies any more. */
    boolean notBehind(Duration patience, Runnable action) {
        return meet(patience, () -> other.position() >= one.position(), action);
    }

    private interface Condition {
        boolean holds();
    }

    private boolean meet(Duration patience, Condition condition, Runnable action) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            do {
                // The one that is behind comes as far as this, and no farther.
                long place = Math.max(one.position(), other.position());
                one.batchStop().stopAt(place);
                other.batchStop().stopAt(place);
                if (done(condition, action)) {
                    return true;
                }
                LockSupport.parkNanos(LOOK_NANOS);
            } while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted());
            return false;
        } finally {
            one.batchStop().lift();
            other.batchStop().lift();
        }
    }

    private boolean done(Condition condition, Runnable action) {
        if (!condition.holds()) {
            return false;
        }
        boolean[] done = {false};
        one.batchStop().hold(() -> other.batchStop().hold(() -> {
            if (condition.holds()) {
                action.run();
                done[0] = true;
            }
        }));
        return done[0];
    }
}

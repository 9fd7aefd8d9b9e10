package chat.verbatim.loadtest.measure;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Starts something at random moments (a Poisson process), whatever became of what was started before. Whoever measures from the moment
 * that it was due sees every stall as those who had to wait saw it.
 */
public final class OpenLoop {
    private final double perSecond;
    private final SplittableRandom random;

    /** @param seed the moments of two loops with the same seed and rate are the same */
    public OpenLoop(double perSecond, long seed) {
        this.perSecond = perSecond;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Goes on for a while.
     *
     * @param start gets the moment when it was due, on the clock of {@link System#nanoTime}
     * @return by how much the latest start was late, in nanoseconds: what the generator itself added
     */
    public long run(Duration duration, LongConsumer start) {
        long due = System.nanoTime();
        long end = due + duration.toNanos();
        long latest = 0;
        while (true) {
            due += (long) (random.nextExponential() * 1e9 / perSecond);
            if (due - end >= 0) {
                return latest;
            }
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            latest = Math.max(latest, System.nanoTime() - due);
            start.accept(due);
        }
    }
}

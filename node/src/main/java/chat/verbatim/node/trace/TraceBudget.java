package chat.verbatim.node.trace;

import java.util.function.LongSupplier;

/** So many traces in a second and not more. Thread-safe. */
final class TraceBudget {
    private static final long SECOND = 1_000_000_000L;

    private final int mostPerSecond;
    private final LongSupplier nanos;
    private long second;
    private int begun;

    /** @param nanos a clock, as {@link System#nanoTime} is one */
    TraceBudget(int mostPerSecond, LongSupplier nanos) {
        this.mostPerSecond = mostPerSecond;
        this.nanos = nanos;
        this.second = nanos.getAsLong();
    }

    synchronized boolean take() {
        long now = nanos.getAsLong();
        if (now - second >= SECOND) {
            second = now;
            begun = 0;
        }
        if (begun == mostPerSecond) {
            return false;
        }
        begun++;
        return true;
    }
}

package chat.verbatim.sdk;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait before the next attempt: longer with each in vain, and not the same for all who lost one server. */
final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final DoubleSupplier random;
    private int attempts;

    /** @param random numbers from 0 (inclusive) to 1 (exclusive) */
    Backoff(Duration first, Duration longest, DoubleSupplier random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    Duration next() {
        long millis = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempts, 20));
        attempts++;
        return Duration.ofMillis(Math.round(millis * (0.5 + random.getAsDouble())));
    }

    void reset() {
        attempts = 0;
    }
}

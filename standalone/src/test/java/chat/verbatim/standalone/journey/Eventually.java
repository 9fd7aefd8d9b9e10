package chat.verbatim.standalone.journey;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what comes to be true, with much patience. */
final class Eventually {
    private static final long PATIENCE_SECONDS = 60;
    private static final int PAUSE_MILLIS = 20;

    private Eventually() {}

    static void isTrue(BooleanSupplier condition) {
        isTrue(condition, () -> "");
    }

    /** @param state what there is to know when it does not */
    static void isTrue(BooleanSupplier condition, Supplier<String> state) {
        within(Duration.ofSeconds(PATIENCE_SECONDS), condition, state);
    }

    /** For what goes through a whole long log. */
    static void within(Duration patience, BooleanSupplier condition, Supplier<String> state) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain: " + state.get());
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopping);
            }
        }
    }
}

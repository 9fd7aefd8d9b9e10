package chat.verbatim.node.session;

import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.eventstore.ReadablePayload;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the log on a thread of its own, for as long as it runs, and hands each event's payload over. */
final class LogTail {
    private static final Logger log = LoggerFactory.getLogger(LogTail.class);
    private static final long START_SECONDS = 60;
    private static final long IDLE_MILLIS = 1_000;
    private static final long RETRY_MILLIS = 500;

    private final DenseLogEventStore store;
    private final String name;
    private final Consumer<Object> payloads;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private @Nullable TrackingToken place;

    /** @param name of the thread, and of what is looked for */
    LogTail(DenseLogEventStore store, String name, Consumer<Object> payloads) {
        this.store = store;
        this.name = name;
        this.payloads = payloads;
    }

    /**
     * Returns when everything behind {@code from} was handed over that had happened by now.
     *
     * @param from null for the beginning of the log
     */
    void start(@Nullable TrackingToken from) {
        place = from;
        Thread follower = Thread.ofPlatform().name(name).daemon().unstarted(this::follow);
        thread = follower;
        follower.start();
        try {
            if (!caughtUp.await(START_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The log cannot be read for " + name);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        long head = positionOf(store.createHeadToken());
        while (isRunning()) {
            try (BlockingStream<TrackedEventMessage<?>> events = store.openStream(place)) {
                read(events, head);
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException lost) {
                log.warn("The log cannot be read for {}; trying again", name, lost);
                pause();
            }
        }
    }

    private void read(BlockingStream<TrackedEventMessage<?>> events, long head) throws InterruptedException {
        while (isRunning()) {
            if (positionOf(place) >= head) {
                caughtUp.countDown();
            }
            if (events.hasNextAvailable((int) IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
                TrackedEventMessage<?> event = events.nextAvailable();
                // One that cannot be read must not hide those that come after it.
                ReadablePayload.of(event).ifPresent(payloads);
                place = event.trackingToken();
            }
        }
    }

    private static long positionOf(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    boolean isRunning() {
        return thread != null;
    }
}

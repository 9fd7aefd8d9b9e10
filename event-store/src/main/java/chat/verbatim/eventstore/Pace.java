package chat.verbatim.eventstore;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Wakes those who need not know of each commit by itself: at once after a pause, and once in a while for all commits that come meanwhile. A
 * thread that is woken costs more than the event it is woken for, and on a busy log each consumer would be woken for each commit.
 */
final class Pace implements AutoCloseable {

    private final Arrivals prompt;
    private final Arrivals paced;
    private final long windowNanos;
    private final Runnable listener = this::arrived;
    private final AtomicBoolean due = new AtomicBoolean();
    /** After the end nobody is to be woken any more. */
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("log-pace").daemon().factory(), new ThreadPoolExecutor.DiscardPolicy());

    private volatile long toldAt;

    /**
     * @param prompt signalled for each group of commits
     * @param paced signalled here
     * @param window how long the second of two commits waits at most
     */
    Pace(Arrivals prompt, Arrivals paced, Duration window) {
        this.prompt = prompt;
        this.paced = paced;
        this.windowNanos = window.toNanos();
        this.toldAt = System.nanoTime() - windowNanos;
        prompt.addListener(listener);
    }

    private void arrived() {
        if (!due.compareAndSet(false, true)) {
            return;
        }
        long wait = toldAt + windowNanos - System.nanoTime();
        if (wait <= 0) {
            tell();
        } else {
            ScheduledFuture<?> unused = timer.schedule(this::tell, wait, TimeUnit.NANOSECONDS);
        }
    }

    /** Tells at once of what waits for its time. */
    void hurry() {
        if (due.get()) {
            tell();
        }
    }

    private void tell() {
        toldAt = System.nanoTime();
        // First: a commit that arrives from here on is told of once more.
        due.set(false);
        paced.signal();
    }

    @Override
    public void close() {
        prompt.removeListener(listener);
        timer.shutdownNow();
    }
}

package chat.verbatim.eventstore;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Wakes those who need not know of each commit by itself: at once while little happens, and once in a while for all commits that come meanwhile
 * when much does. A thread that is woken costs more than the event it is woken for, and on a busy log each consumer would be woken for each
 * group of commits.
 */
final class Pace implements AutoCloseable {

    /** So many commits are told of at once, one after the other, before the next has to wait. */
    static final int BURST = 10;

    private final Arrivals prompt;
    private final Arrivals paced;
    private final long windowNanos;
    private final Runnable listener = this::arrived;
    private final AtomicBoolean due = new AtomicBoolean();
    /** After the end nobody is to be woken any more. */
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("log-pace").daemon().factory(), new ThreadPoolExecutor.DiscardPolicy());

    /** When there would be a place for the next commit, had there been one for each window and none been saved. */
    private volatile long nextAt;

    /**
     * @param prompt signalled for each group of commits
     * @param paced signalled here
     * @param window in the long run it signals once for each, and no commit waits longer
     */
    Pace(Arrivals prompt, Arrivals paced, Duration window) {
        this.prompt = prompt;
        this.paced = paced;
        this.windowNanos = window.toNanos();
        this.nextAt = System.nanoTime();
        prompt.addListener(listener);
    }

    private void arrived() {
        if (!due.compareAndSet(false, true)) {
            return;
        }
        long wait = nextAt - BURST * windowNanos - System.nanoTime();
        if (wait <= 0) {
            tell();
        } else {
            ScheduledFuture<?> unused = timer.schedule(this::tell, wait, TimeUnit.NANOSECONDS);
        }
    }

    /** Tells at once of what waits for its time, and of the next commit. */
    void hurry() {
        if (due.get()) {
            tell();
        }
        nextAt = earlier(nextAt, System.nanoTime() + BURST * windowNanos);
    }

    private static long earlier(long one, long other) {
        return one - other < 0 ? one : other;
    }

    private void tell() {
        long now = System.nanoTime();
        nextAt = (nextAt - now < 0 ? now : nextAt) + windowNanos;
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

package chat.verbatim.realtime.transport.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when busy connections are written, and does it, on one thread. A lone message is written by whoever sends it. One of
 * many at once, as in a broadcast, is left to this thread: while it is at work, more gathers for the connections that it has
 * not reached, so that writes become fewer as the load grows. A connection that was written a moment ago waits for the window.
 */
final class FlushSchedule implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FlushSchedule.class);
    // Senders that come closer than this to each other are a broadcast, or are many.
    private static final long LONE_NANOS = 100_000;

    private final LinkedBlockingQueue<Outbox> asked = new LinkedBlockingQueue<>();
    private final long windowNanos;
    private final Thread thread;
    private volatile long lastSend;

    /** Starts the thread. */
    public FlushSchedule(Duration window) {
        this.windowNanos = window.toNanos();
        this.lastSend = System.nanoTime() - LONE_NANOS;
        this.thread = Thread.ofPlatform().daemon().name("realtime-flush").start(this::run);
    }

    long windowNanos() {
        return windowNanos;
    }

    /** Whether a sender is alone, so that it costs nobody anything when it writes by itself. */
    boolean isLone(long now) {
        boolean lone = now - lastSend >= LONE_NANOS;
        lastSend = now;
        return lone;
    }

    /** Has an outbox written: at once if it is urgent, after the window otherwise. */
    void add(Outbox outbox) {
        asked.add(outbox);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        List<Outbox> round = new ArrayList<>();
        List<Outbox> later = new ArrayList<>();
        long laterAt = 0;
        try {
            while (true) {
                Outbox first =
                        later.isEmpty() ? asked.take() : asked.poll(laterAt - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (first != null) {
                    round.add(first);
                    asked.drainTo(round);
                }
                for (Outbox outbox : round) {
                    if (outbox.isUrgent()) {
                        flush(outbox);
                    } else {
                        laterAt = later.isEmpty() ? System.nanoTime() + windowNanos : laterAt;
                        later.add(outbox);
                    }
                }
                round.clear();
                if (!later.isEmpty() && System.nanoTime() - laterAt >= 0) {
                    later.forEach(FlushSchedule::flush);
                    later.clear();
                }
            }
        } catch (InterruptedException e) {
            log.debug("Stopped");
        }
    }

    // One connection's failure must not keep the others from being written.
    private static void flush(Outbox outbox) {
        try {
            outbox.flush();
        } catch (RuntimeException e) {
            log.warn("A connection could not be written", e);
        }
    }
}

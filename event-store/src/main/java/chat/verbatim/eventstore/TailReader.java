package chat.verbatim.eventstore;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one reader of other processes' commits in this process: on a nudge at once, otherwise now and then. Nudges that
 * arrive while it reads are answered by one more read.
 */
final class TailReader implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(TailReader.class);

    private final LogTail tail;
    private final LogNudge nudge;
    private final Duration pollInterval;
    private final Semaphore nudges = new Semaphore(0);
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean closed;
    private volatile @Nullable Runnable subscription;

    TailReader(LogTail tail, LogNudge nudge, Duration pollInterval) {
        this.tail = tail;
        this.nudge = nudge;
        this.pollInterval = pollInterval;
    }

    /** Reads once in the calling thread, so that the head is known, and from then on in the background. */
    void start() {
        if (started.get() || closed || !started.compareAndSet(false, true)) {
            return;
        }
        subscription = nudge.subscribe(nudges::release);
        Thread.ofVirtual().name("log-tail-reader").start(this::run);
        tail.catchUp();
    }

    private void run() {
        while (!closed) {
            try {
                if (nudges.tryAcquire(pollInterval.toNanos(), TimeUnit.NANOSECONDS)) {
                    nudges.drainPermits();
                }
                if (!closed) {
                    tail.catchUp();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                logger.warn("Cannot read the end of the log, trying again in {}: {}", pollInterval, e.toString());
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        Runnable end = subscription;
        if (end != null) {
            end.run();
        }
        nudges.release();
    }
}

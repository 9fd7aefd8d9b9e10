package chat.verbatim.standalone.store;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a checkpoint every now and then: often enough that little is to be repeated after a kill, seldom enough to cost little. */
final class Checkpoints implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);
    private static final long INTERVAL_MILLIS = 3_000;
    private static final long LARGEST_JOURNAL_FILE = 8 * 1024 * 1024;

    private final JournaledBackend backend;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;

    Checkpoints(JournaledBackend backend) {
        this.backend = backend;
        this.thread = Thread.ofPlatform().name("store-checkpoint").daemon().start(this::run);
    }

    private void run() {
        try {
            while (!end.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
                checkpoint();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkpoint() {
        try {
            backend.checkpoint(LARGEST_JOURNAL_FILE);
        } catch (IOException | RuntimeException e) {
            log.error(
                    "The store cannot bring its file up to date ({}); its journal has all acknowledged writes",
                    e.toString());
        }
    }

    /** Waits for a running checkpoint; there is none after it. */
    @Override
    public void close() {
        end.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

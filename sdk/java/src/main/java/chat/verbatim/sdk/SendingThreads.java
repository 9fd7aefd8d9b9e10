package chat.verbatim.sdk;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A few threads that do not keep the JVM running. */
final class SendingThreads implements Outbox.Later {
    private static final int COUNT = 4;

    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(COUNT, task -> {
        Thread thread = new Thread(task, "verbatim-outbox");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public void in(Duration pause, Runnable task) {
        try {
            var unused = threads.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // As promised: never after that.
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

package chat.verbatim.realtime.transport.channel;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that looks after the pings and time-outs of all connections. */
public final class Sweep implements AutoCloseable {

    /** Something with deadlines. */
    public interface Swept {
        /** Does what is due at {@link System#nanoTime()} {@code now}, without blocking. */
        void sweep(long now);
    }

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private static final Duration STALL = Duration.ofSeconds(2);

    private final Set<Swept> all = ConcurrentHashMap.newKeySet();
    private final Duration pause;
    private final Thread thread;

    /** Starts the thread, with a pause between two rounds that is how late a deadline may be noticed. */
    public Sweep(Duration pause) {
        this.pause = pause;
        this.thread = Thread.ofPlatform().daemon().name("realtime-sweep").start(this::run);
    }

    /** Looks after one more. */
    public void add(Swept swept) {
        all.add(swept);
    }

    /** Forgets one. */
    public void remove(Swept swept) {
        all.remove(swept);
    }

    void forEach(Consumer<Swept> action) {
        all.forEach(action);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            long last = System.nanoTime();
            while (true) {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                long now = System.nanoTime();
                boolean stalled = now - last > pause.toNanos() + STALL.toNanos();
                last = now;
                // After the whole process stood still nobody is late: what the clients sent has not been read yet.
                if (!stalled) {
                    all.forEach(swept -> sweep(swept, now));
                }
            }
        } catch (InterruptedException e) {
            log.debug("Stopped");
        }
    }

    // One connection's failure must not end the time-outs of the others.
    private static void sweep(Swept swept, long now) {
        try {
            swept.sweep(now);
        } catch (RuntimeException e) {
            log.warn("A connection could not be looked after", e);
        }
    }
}

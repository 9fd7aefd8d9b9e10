package chat.verbatim.realtime.presence;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Renews the leases of this node and tells who is gone, on a thread of its own: leases may be slow to answer. */
public final class PresenceWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PresenceWatch.class);
    private static final Duration SWEEP = Duration.ofMillis(500);
    private static final int RENEWALS_PER_LEASE = 3;

    private final PresenceLeases leases;
    private final PresenceAnnouncer announcer;
    private final Duration renewal;
    private @Nullable ScheduledExecutorService timer;

    /** @param ttl how long a lease lives without being renewed */
    public PresenceWatch(PresenceLeases leases, PresenceAnnouncer announcer, Duration ttl) {
        this.leases = leases;
        this.announcer = announcer;
        this.renewal = ttl.dividedBy(RENEWALS_PER_LEASE);
    }

    @Override
    public synchronized void start() {
        if (timer != null) {
            return;
        }
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("gateway-presence").daemon().factory());
        every(started, SWEEP, () -> leases.sweep(announcer::tell));
        every(started, renewal, () -> leases.renew(announcer::tell));
        timer = started;
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    /** A task that fails once would never run again. */
    private static void every(ScheduledExecutorService timer, Duration interval, Runnable task) {
        var unused = timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException failed) {
                        LOG.error("A periodic task of presence failed; it runs again", failed);
                    }
                },
                0,
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }
}

package chat.verbatim.command.session;

import chat.verbatim.command.CommandSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Deletes sessions that have expired, and those that were ended a while ago. Not left to the store: the embedded one deletes nothing by
 * itself. Several processes may do it at once.
 */
@Component
final class FinishedSessions implements SmartLifecycle {
    /** For so long an end that is asked for again is no error. */
    static final Duration ENDED_KEPT = Duration.ofDays(1);

    private static final Logger log = LoggerFactory.getLogger(FinishedSessions.class);

    private final SessionStore store;
    private final Clock clock;
    private final Duration every;
    private @Nullable ScheduledExecutorService executor;

    FinishedSessions(SessionStore store, Clock clock, CommandSettings settings) {
        this.store = store;
        this.clock = clock;
        this.every = settings.sessions().deleteEvery();
    }

    /** @return how many there were */
    int delete() {
        Instant now = clock.instant();
        List<Session> over = store.over(now, now.minus(ENDED_KEPT));
        over.forEach(store::delete);
        return over.size();
    }

    private void deleteNow() {
        try {
            int deleted = delete();
            log.debug("{} sessions that are over were deleted", deleted);
        } catch (RuntimeException away) {
            log.warn("Sessions that are over cannot be deleted; trying again in {}: {}", every, away.toString());
        }
    }

    @Override
    public synchronized void start() {
        if (executor == null) {
            ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("finished-sessions").daemon().factory());
            executor = started;
            ScheduledFuture<?> unused = started.scheduleWithFixedDelay(
                    this::deleteNow, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }
}

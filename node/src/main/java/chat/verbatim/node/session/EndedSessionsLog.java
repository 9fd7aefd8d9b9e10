package chat.verbatim.node.session;

import chat.verbatim.api.session.EndedSessions;
import chat.verbatim.api.user.UserEvent.SessionEnded;
import chat.verbatim.eventstore.DenseLogEventStore;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Learns from the log which sessions were ended: at the start from as far back as tokens live, then as it happens. */
final class EndedSessionsLog implements EndedSessions, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(EndedSessionsLog.class);
    private static final int BEFORE_ANYBODY_ASKS = 0;
    private static final long START_SECONDS = 60;
    private static final long IDLE_MILLIS = 1_000;
    private static final long RETRY_MILLIS = 500;
    private static final int REMEMBERED = 100_000;

    private final DenseLogEventStore store;
    private final Duration memory;
    private final Cache<String, Boolean> ended;
    private final Cache<String, Boolean> asked;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private @Nullable TrackingToken place;

    /** @param memory how far back the log is read, and how long an ended session is remembered; at least the life of a token */
    EndedSessionsLog(DenseLogEventStore store, Duration memory) {
        this.store = store;
        this.memory = memory;
        this.ended = Caffeine.newBuilder().expireAfterWrite(memory).build();
        this.asked = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(memory.dividedBy(2))
                .build();
    }

    @Override
    public boolean contains(String sessionId) {
        return ended.getIfPresent(sessionId) != null;
    }

    /** What was learnt by asking is asked again while the follower still remembers all that ended since: nothing falls in between. */
    @Override
    public boolean containsEver(String sessionId) {
        return contains(sessionId)
                || asked.get(
                        sessionId, id -> store.findClaim(SessionEnded.claim(id)).isPresent());
    }

    /** Returns when everything is known that happened before. */
    @Override
    public void start() {
        place = store.createTokenAt(Instant.now().minus(memory));
        Thread follower = Thread.ofPlatform().name("ended-sessions").daemon().unstarted(this::follow);
        thread = follower;
        follower.start();
        try {
            if (!caughtUp.await(START_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The log cannot be read, so nobody can tell which sessions were ended");
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
                log.warn("The log cannot be read for ended sessions; trying again", lost);
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
                if (event.getPayload() instanceof SessionEnded session) {
                    ended.put(session.sessionId(), true);
                }
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

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return BEFORE_ANYBODY_ASKS;
    }
}

package chat.verbatim.node.session;

import chat.verbatim.api.session.EndedSessions;
import chat.verbatim.api.user.UserEvent.SessionEnded;
import chat.verbatim.eventstore.DenseLogEventStore;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.SmartLifecycle;

/** Learns from the log which sessions were ended: at the start from as far back as tokens live, then as it happens. */
final class EndedSessionsLog implements EndedSessions, SmartLifecycle {
    static final int BEFORE_ANYBODY_ASKS = 0;

    private static final int REMEMBERED = 100_000;

    private final DenseLogEventStore store;
    private final Duration memory;
    private final Cache<String, Boolean> ended;
    private final Cache<String, Boolean> asked;
    private final LogTail tail;

    /** @param memory how far back the log is read, and how long an ended session is remembered; at least the life of a token */
    EndedSessionsLog(DenseLogEventStore store, Duration memory) {
        this.store = store;
        this.memory = memory;
        this.ended = Caffeine.newBuilder().expireAfterWrite(memory).build();
        this.asked = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(memory.dividedBy(2))
                .build();
        this.tail = new LogTail(store, "ended-sessions", this::read);
    }

    private void read(Object event) {
        if (event instanceof SessionEnded session) {
            ended.put(session.sessionId(), true);
        }
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
        tail.start(store.createTokenAt(Instant.now().minus(memory)));
    }

    @Override
    public void stop() {
        tail.stop();
    }

    @Override
    public boolean isRunning() {
        return tail.isRunning();
    }

    @Override
    public int getPhase() {
        return BEFORE_ANYBODY_ASKS;
    }
}

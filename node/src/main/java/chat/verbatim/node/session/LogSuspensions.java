package chat.verbatim.node.session;

import chat.verbatim.api.moderation.ModerationEvent;
import chat.verbatim.api.moderation.ModerationEvent.UserReinstated;
import chat.verbatim.api.moderation.ModerationEvent.UserSuspended;
import chat.verbatim.api.moderation.Suspension;
import chat.verbatim.api.moderation.Suspensions;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.user.UserEvent.BotRegistered;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.eventstore.LogEntry;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Asks the log whether an account is suspended, and remembers the answer; what happens afterwards it is told by following the log, from before it
 * asks for the first time.
 */
final class LogSuspensions implements Suspensions, SmartLifecycle {
    private static final int PAGE = 32;
    private static final int REMEMBERED = 100_000;
    private static final Duration MEMORY = Duration.ofMinutes(30);
    private static final String NOBODY = "";

    private final DenseLogEventStore log;
    private final LogTail tail;
    private final Cache<String, Boolean> suspended = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(MEMORY)
            .build();
    private final Cache<String, String> owners =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    LogSuspensions(DenseLogEventStore log) {
        this.log = log;
        this.tail = new LogTail(log, "suspensions", this::read);
    }

    /** Under the lock of the key, as {@link #isSuspended} asks: what is told counts more than what was asked for before. */
    private void read(Object event) {
        switch (event) {
            case UserSuspended it -> suspended.put(it.userId(), true);
            case UserReinstated it -> suspended.put(it.userId(), false);
            default -> {}
        }
    }

    @Override
    public Optional<Suspension> find(String userId) {
        Suspension state = null;
        long next = 0;
        List<LogEntry> page;
        do {
            page = log.readAggregate(ModerationEvent.streamOf(userId), next, next + PAGE - 1);
            for (LogEntry entry : page) {
                state = after(state, entry);
            }
            next += PAGE;
        } while (page.size() == PAGE);
        return Optional.ofNullable(state);
    }

    private static @Nullable Suspension after(@Nullable Suspension before, LogEntry entry) {
        return switch (entry.event().getPayload()) {
            case UserSuspended it -> new Suspension(entry.event().getTimestamp(), it.actorId(), it.reason());
            case UserReinstated _ -> null;
            default -> before;
        };
    }

    @Override
    public boolean cover(Caller caller) {
        return isSuspended(caller.userId()) || (caller.isBot() && isSuspended(ownerOf(caller)));
    }

    @Override
    public boolean concern(String userId, Caller caller) {
        return caller.userId().equals(userId)
                || (caller.isBot() && ownerOf(caller).equals(userId));
    }

    private boolean isSuspended(String userId) {
        return !userId.equals(NOBODY) && suspended.get(userId, id -> find(id).isPresent());
    }

    /** A bot has one owner, for ever. */
    private String ownerOf(Caller bot) {
        return owners.get(bot.userId(), id -> log.read(id, 0)
                .map(entry -> entry.event().getPayload() instanceof BotRegistered it ? it.ownerId() : NOBODY)
                .orElse(NOBODY));
    }

    @Override
    public void start() {
        tail.start(log.createHeadToken());
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
        return EndedSessionsLog.BEFORE_ANYBODY_ASKS;
    }
}

package chat.verbatim.realtime.offline;

import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatEvent.ParticipantAdded;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.chat.ChatQuery.FindMembers;
import chat.verbatim.api.chat.ChatQuery.Members;
import chat.verbatim.realtime.presence.PresenceLeases;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Puts each message into the queues of those members who are away. One router of the cluster works at a time: whoever holds the
 * claim on its token. What cannot be queued is passed over, for the log has it.
 */
public final class OfflineRouter implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OfflineRouter.class);
    private static final String NAME = "offline-router";
    private static final int SEGMENT = 0;
    private static final int IDLE_MILLIS = 1_000;
    private static final long RETRY_MILLIS = 2_000;
    private static final long STORE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int KNOWN_CHATS = 10_000;

    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final TokenStore tokens;
    private final QueryGateway queries;
    private final PresenceLeases presence;
    private final OfflineQueues queues;
    private final Cache<String, List<String>> members =
            Caffeine.newBuilder().maximumSize(KNOWN_CHATS).build();
    private volatile @Nullable Thread thread;

    public OfflineRouter(
            StreamableMessageSource<TrackedEventMessage<?>> source,
            TokenStore tokens,
            QueryGateway queries,
            PresenceLeases presence,
            OfflineQueues queues) {
        this.source = source;
        this.tokens = tokens;
        this.queries = queries;
        this.presence = presence;
        this.queues = queues;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            Thread router = Thread.ofPlatform().name(NAME).daemon().unstarted(this::run);
            thread = router;
            router.start();
        }
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(5));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        while (isMine()) {
            try {
                work();
            } catch (InterruptedException stopping) {
                return;
            } catch (UnableToClaimTokenException others) {
                LOG.debug("Another node routes to the offline queues");
                pause();
            } catch (RuntimeException failed) {
                LOG.warn("Routing to the offline queues is interrupted; trying again", failed);
                pause();
            }
        }
    }

    /** As long as the claim holds. */
    private void work() throws InterruptedException {
        if (tokens.fetchSegments(NAME).length == 0) {
            // What was said before there was a router comes from the log.
            tokens.initializeTokenSegments(NAME, 1, source.createHeadToken());
        }
        TrackingToken done = tokens.fetchToken(NAME, SEGMENT);
        // Rosters were not followed while somebody else had the claim.
        members.invalidateAll();
        long storedAt = System.nanoTime();
        try (BlockingStream<TrackedEventMessage<?>> events = source.openStream(done)) {
            while (isMine()) {
                boolean news = events.hasNextAvailable(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (news) {
                    TrackedEventMessage<?> event = events.nextAvailable();
                    route(event);
                    done = event.trackingToken();
                }
                if (System.nanoTime() - storedAt > STORE_NANOS) {
                    // Also while idle: that is what keeps the claim. After a crash a second is routed again, to no
                    // harm.
                    keep(done);
                    storedAt = System.nanoTime();
                }
            }
        } finally {
            release(done);
        }
    }

    private void keep(@Nullable TrackingToken done) {
        if (done == null) {
            // Nothing has ever happened; the store cannot keep a token of that.
            tokens.extendClaim(NAME, SEGMENT);
        } else {
            tokens.storeToken(done, NAME, SEGMENT);
        }
    }

    private void release(@Nullable TrackingToken done) {
        try {
            keep(done);
            tokens.releaseClaim(NAME, SEGMENT);
        } catch (RuntimeException lost) {
            LOG.debug("The claim was lost before it was given back", lost);
        }
    }

    private void route(TrackedEventMessage<?> tracked) {
        if (!(tracked.getPayload() instanceof ChatEvent event)) {
            return;
        }
        switch (event) {
            case MessageSent sent -> queue(sent, (DomainEventMessage<?>) tracked, positionOf(tracked));
            case ParticipantAdded added -> members.invalidate(added.chatId());
            case ParticipantRemoved removed -> members.invalidate(removed.chatId());
            case ChatEvent other -> {}
        }
    }

    private void queue(MessageSent sent, DomainEventMessage<?> message, long position) {
        try {
            List<String> others = membersOf(sent.chatId(), position).stream()
                    .filter(userId -> !userId.equals(sent.senderId()))
                    .toList();
            Set<String> online = presence.online(others).orElse(null);
            if (online == null) {
                // Copies for everybody of a large group would cost more than reading the log for those who are away.
                return;
            }
            List<String> away =
                    others.stream().filter(userId -> !online.contains(userId)).toList();
            if (!away.isEmpty()) {
                queues.put(
                        away,
                        List.of(OfflineMessage.of(
                                sent, message.getSequenceNumber(), position, message.getTimestamp())));
            }
        } catch (RuntimeException unknown) {
            LOG.debug("Nobody is known for whom to queue position {}; the log has it", position, unknown);
        }
    }

    private List<String> membersOf(String chatId, long position) {
        List<String> known = members.getIfPresent(chatId);
        if (known != null) {
            return known;
        }
        List<String> found = queries.query(new FindMembers(chatId, position), Members.class)
                .join()
                .userIds();
        members.put(chatId, found);
        return found;
    }

    private static long positionOf(TrackedEventMessage<?> tracked) {
        return tracked.trackingToken().position().orElseThrow();
    }

    private boolean isMine() {
        return Thread.currentThread().equals(thread) && !Thread.currentThread().isInterrupted();
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}

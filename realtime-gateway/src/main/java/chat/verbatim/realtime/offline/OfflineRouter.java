package chat.verbatim.realtime.offline;

import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatEvent.ParticipantAdded;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.chat.ChatQuery.FindMembers;
import chat.verbatim.api.chat.ChatQuery.Members;
import chat.verbatim.api.trace.Step;
import chat.verbatim.api.trace.TraceField;
import chat.verbatim.eventstore.ReadablePayload;
import chat.verbatim.realtime.presence.PresenceLeases;
import chat.verbatim.realtime.singleton.Claim;
import chat.verbatim.realtime.singleton.ClusterSingleton;
import chat.verbatim.realtime.singleton.ClusterSingletons;
import chat.verbatim.realtime.trace.GatewayTraces;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts each message into the queues of those members who are away. One router of the cluster works at a time: whoever holds the
 * claim on its token. What cannot be queued is passed over, for the log has it.
 */
public final class OfflineRouter {
    private static final Logger LOG = LoggerFactory.getLogger(OfflineRouter.class);
    private static final String NAME = "offline-router";
    private static final int IDLE_MILLIS = 1_000;
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int KNOWN_CHATS = 10_000;

    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final QueryGateway queries;
    private final PresenceLeases presence;
    private final OfflineQueues queues;
    private final GatewayTraces traces;
    private final Cache<String, List<String>> members =
            Caffeine.newBuilder().maximumSize(KNOWN_CHATS).build();

    public OfflineRouter(
            StreamableMessageSource<TrackedEventMessage<?>> source,
            QueryGateway queries,
            PresenceLeases presence,
            OfflineQueues queues,
            GatewayTraces traces) {
        this.source = source;
        this.queries = queries;
        this.presence = presence;
        this.queues = queues;
        this.traces = traces;
    }

    /** The life of the router: it works while its process holds the claim. */
    public ClusterSingleton in(ClusterSingletons singletons) {
        // What was said before there was a router comes from the log.
        return singletons.singleton(NAME, source::createHeadToken, RETRY, this::work);
    }

    private void work(Claim claim) throws InterruptedException {
        // Rosters were not followed while somebody else had the claim.
        members.invalidateAll();
        long keptAt = System.nanoTime();
        try (BlockingStream<TrackedEventMessage<?>> events = source.openStream(claim.place())) {
            while (claim.goesOn()) {
                if (events.hasNextAvailable(IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
                    TrackedEventMessage<?> event = events.nextAvailable();
                    route(event);
                    claim.advanceTo(event.trackingToken());
                }
                if (System.nanoTime() - keptAt > KEEP_NANOS) {
                    // Also while idle: that is what keeps the claim. After a crash a second is routed again, to no
                    // harm.
                    claim.keep();
                    keptAt = System.nanoTime();
                }
            }
        }
    }

    private void route(TrackedEventMessage<?> tracked) {
        if (!(ReadablePayload.of(tracked).orElse(null) instanceof ChatEvent event)) {
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
                Step step = traces.follow("offline queue", (TrackedEventMessage<?>) message, position)
                        .with(TraceField.CHAT, sent.chatId())
                        .with(TraceField.RECEIVERS, away.size());
                queues.put(
                        away,
                        List.of(new OfflineMessage(
                                position, message.getSequenceNumber(), message.getTimestamp(), sent)));
                step.end();
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
}

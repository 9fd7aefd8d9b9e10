package chat.verbatim.realtime.webhook;

import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.chat.ChatQuery.FindMembers;
import chat.verbatim.api.chat.ChatQuery.Members;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.eventstore.ReadablePayload;
import chat.verbatim.realtime.singleton.Claim;
import chat.verbatim.realtime.singleton.ClusterSingleton;
import chat.verbatim.realtime.singleton.ClusterSingletons;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.queryhandling.QueryGateway;

/**
 * Keeps a worker for each enabled webhook, in one process of the cluster at a time: in that which holds the claim. It follows the log to
 * wake them, and to end those whose creators leave; what they deliver they read themselves, from where each of them had come to.
 */
final class WebhookDeliverer {
    private static final String NAME = "webhook-deliverer";
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final String LEFT = "Its creator is not in the chat any more.";

    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final LogReader log;
    private final WebhookStore store;
    private final QueryGateway queries;
    private final Duration checkEvery;
    private final WebhookWorkers workers;

    WebhookDeliverer(
            StreamableMessageSource<TrackedEventMessage<?>> source,
            LogReader log,
            WebhookStore store,
            QueryGateway queries,
            Duration checkEvery,
            Function<Webhook, WebhookWorker> hire) {
        this.source = source;
        this.log = log;
        this.store = store;
        this.queries = queries;
        this.checkEvery = checkEvery;
        this.workers = new WebhookWorkers(hire);
    }

    /** The life of the deliverer: it works while its process holds the claim. */
    ClusterSingleton in(ClusterSingletons singletons) {
        // Only the claim matters. What was delivered stands with each webhook.
        return singletons.singleton(NAME, () -> new GlobalSequenceTrackingToken(0), RETRY, this::work);
    }

    private void work(Claim claim) throws InterruptedException {
        long seenChanges = -1;
        long checkedAt = 0;
        // First the place, then the workers: what happens in between wakes them.
        try (BlockingStream<TrackedEventMessage<?>> events = source.openStream(source.createHeadToken())) {
            while (claim.goesOn()) {
                if (checkedAt == 0 || System.nanoTime() - checkedAt >= checkEvery.toNanos()) {
                    checkedAt = System.nanoTime();
                    claim.keep();
                    seenChanges = refresh(seenChanges);
                }
                if (events.hasNextAvailable((int) checkEvery.toMillis(), TimeUnit.MILLISECONDS)) {
                    heard(events.nextAvailable());
                }
            }
        } finally {
            workers.endAll();
        }
    }

    private long refresh(long seenChanges) {
        long changes = store.changeCount();
        if (changes != seenChanges) {
            workers.become(store.all(), this::mayWork);
        }
        return changes;
    }

    /** A webhook's creator may have left while nobody followed the log. */
    private boolean mayWork(Webhook webhook) {
        boolean member = queries.query(new FindMembers(webhook.chatId(), log.headPosition()), Members.class)
                .join()
                .userIds()
                .contains(webhook.creatorId());
        if (!member) {
            store.disable(webhook.id(), LEFT);
        }
        return member;
    }

    private void heard(TrackedEventMessage<?> tracked) {
        if (ReadablePayload.of(tracked).orElse(null) instanceof ChatEvent event) {
            if (event instanceof ParticipantRemoved removed) {
                workers.endThoseOf(removed.chatId(), removed.userId(), webhook -> store.disable(webhook.id(), LEFT));
            }
            workers.wake(event.chatId());
        }
    }
}

package chat.verbatim.realtime.webhook;

import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.chat.ChatQuery.FindMembers;
import chat.verbatim.api.chat.ChatQuery.Members;
import chat.verbatim.eventstore.LogReader;
import java.time.Duration;
import java.util.function.Function;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps a worker for each enabled webhook, in one process of the cluster at a time: in that which holds the claim. It follows the log to
 * wake them, and to end those whose creators leave; what they deliver they read themselves, from where each of them had come to.
 */
final class WebhookDeliverer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookDeliverer.class);
    private static final String NAME = "webhook-deliverer";
    private static final int SEGMENT = 0;
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final String LEFT = "Its creator is not in the chat any more.";

    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final LogReader log;
    private final TokenStore claims;
    private final WebhookStore store;
    private final QueryGateway queries;
    private final Duration checkEvery;
    private final WebhookWorkers workers;
    private volatile @Nullable Thread thread;

    WebhookDeliverer(
            StreamableMessageSource<TrackedEventMessage<?>> source,
            LogReader log,
            TokenStore claims,
            WebhookStore store,
            QueryGateway queries,
            Duration checkEvery,
            Function<Webhook, WebhookWorker> hire) {
        this.source = source;
        this.log = log;
        this.claims = claims;
        this.store = store;
        this.queries = queries;
        this.checkEvery = checkEvery;
        this.workers = new WebhookWorkers(hire);
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            Thread deliverer = Thread.ofPlatform().name(NAME).daemon().unstarted(this::run);
            thread = deliverer;
            deliverer.start();
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
                LOG.debug("Another node delivers to webhooks");
                pause();
            } catch (RuntimeException failed) {
                LOG.warn("Delivery to webhooks is interrupted; trying again: {}", failed.toString());
                pause();
            }
        }
    }

    /** As long as the claim holds. */
    private void work() throws InterruptedException {
        if (claims.fetchSegments(NAME).length == 0) {
            claims.initializeTokenSegments(NAME, 1, new GlobalSequenceTrackingToken(0));
        }
        // Only the claim matters. What was delivered stands with each webhook.
        claims.fetchToken(NAME, SEGMENT);
        long seenChanges = -1;
        long checkedAt = 0;
        // First the place, then the workers: what happens in between wakes them.
        try (BlockingStream<TrackedEventMessage<?>> events = source.openStream(source.createHeadToken())) {
            while (isMine()) {
                if (checkedAt == 0 || System.nanoTime() - checkedAt >= checkEvery.toNanos()) {
                    checkedAt = System.nanoTime();
                    claims.extendClaim(NAME, SEGMENT);
                    seenChanges = refresh(seenChanges);
                }
                if (events.hasNextAvailable((int) checkEvery.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    heard(events.nextAvailable());
                }
            }
        } finally {
            workers.endAll();
            release();
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
        if (tracked.getPayload() instanceof ChatEvent event) {
            if (event instanceof ParticipantRemoved removed) {
                workers.endThoseOf(removed.chatId(), removed.userId(), webhook -> store.disable(webhook.id(), LEFT));
            }
            workers.wake(event.chatId());
        }
    }

    private void release() {
        try {
            claims.releaseClaim(NAME, SEGMENT);
        } catch (RuntimeException lost) {
            LOG.debug("The claim was lost before it was given back", lost);
        }
    }

    private boolean isMine() {
        return Thread.currentThread().equals(thread) && !Thread.currentThread().isInterrupted();
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}

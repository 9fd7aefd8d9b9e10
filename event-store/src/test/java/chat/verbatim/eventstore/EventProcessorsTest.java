package chat.verbatim.eventstore;

import static chat.verbatim.eventstore.TestEvents.noted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.verbatim.eventstore.TestEvents.Noted;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Axon's event processors over the log. */
class EventProcessorsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int EVENTS = 120;

    private final EmbeddedMongo mongo = new EmbeddedMongo();
    private final DenseLogEventStore store = DenseLogEventStore.builder()
            .database(mongo.database())
            .serializer(TestEvents.serializer())
            .settings(LogSettings.defaults().withRingCommits(16).withReadBatch(10))
            .build();
    private final RecordingExecutor executor = new RecordingExecutor();
    private final Projection projection = new Projection();
    private final SideEffects sideEffects = new SideEffects();

    @AfterEach
    void closeAll() {
        executor.shutdownNow();
        store.close();
        mongo.close();
    }

    @Test
    void aStreamsCallbackRunsBeforeTheAppendReturns() {
        AtomicInteger calls = new AtomicInteger();
        try (TrackingEventStream stream = store.openStream(null)) {
            assertThat(stream.setOnAvailableCallback(calls::incrementAndGet)).isTrue();
            int atOnce = calls.get();

            store.publish(noted("a", 0));

            assertThat(atOnce).isEqualTo(1);
            assertThat(calls.get()).isGreaterThan(atOnce);
            assertThat(stream.hasNextAvailable()).isTrue();
        }
    }

    @Test
    void anIdlePooledProcessorIsWokenAndNeverPolls() {
        PooledStreamingEventProcessor processor = pooled(new InMemoryTokenStore());
        processor.start();
        await().atMost(PATIENCE).until(() -> !processor.processingStatus().isEmpty());

        for (int i = 0; i < 5; i++) {
            int expected = i + 1;
            store.publish(noted("a", i));
            await().atMost(PATIENCE).until(() -> projection.seen.size() == expected);
        }

        processor.shutDown();
        assertThat(executor.delays).doesNotContain(500L);
    }

    @Test
    void aTrackingProcessorFollowsTheLog() {
        TrackingEventProcessor processor = TrackingEventProcessor.builder()
                .name("projection")
                .messageSource(store)
                .eventHandlerInvoker(invoker())
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.INSTANCE)
                .build();
        append(0, 30);
        processor.start();
        append(30, 40);

        await().atMost(PATIENCE).until(() -> projection.seen.size() == 40);

        processor.shutDown();
        assertThat(projection.seen).isEqualTo(texts(40));
    }

    @Test
    void aSubscriberIsCalledInTheAppendingThread() {
        List<EventMessage<?>> seen = new CopyOnWriteArrayList<>();
        store.subscribe(seen::addAll);

        store.publish(noted("a", 0), noted("a", 1));

        assertThat(seen).hasSize(2);
    }

    @Test
    void aReplayFiresNoSideEffectAgain() {
        append(0, EVENTS);
        PooledStreamingEventProcessor processor = pooled(mongoTokens());
        processor.start();
        await().atMost(PATIENCE).until(() -> projection.seen.size() == EVENTS);
        processor.shutDown();

        processor.resetTokens();
        processor.start();
        append(EVENTS, EVENTS + 10);
        await().atMost(PATIENCE).until(() -> projection.seen.size() == 2 * EVENTS + 10);
        processor.shutDown();

        assertThat(projection.replayed).isEqualTo(texts(EVENTS));
        assertThat(sideEffects.seen).isEqualTo(texts(EVENTS + 10));
    }

    @Test
    void aReplayGoesOnAfterARestartInItsMiddle() {
        append(0, EVENTS);
        PooledStreamingEventProcessor first = pooled(mongoTokens());
        first.start();
        await().atMost(PATIENCE).until(() -> projection.seen.size() == EVENTS);
        first.shutDown();
        first.resetTokens();

        CountDownLatch half = projection.pauseWhenReplayed(EVENTS / 2);
        first.start();
        await().atMost(PATIENCE).until(() -> projection.replayed.size() == EVENTS / 2);
        CompletableFuture<Void> stopped = first.shutdownAsync();
        half.countDown();
        stopped.join();
        int before = projection.replayed.size();

        PooledStreamingEventProcessor second = pooled(mongoTokens());
        second.start();
        append(EVENTS, EVENTS + 1);
        await().atMost(PATIENCE).until(() -> sideEffects.seen.size() == EVENTS + 1);
        second.shutDown();

        assertThat(before).isLessThan(EVENTS);
        assertThat(projection.replayed).isEqualTo(texts(EVENTS));
        assertThat(sideEffects.seen).isEqualTo(texts(EVENTS + 1));
    }

    @Test
    void aTokenIsOneNumberWhateverTheSizeOfTheLog() {
        append(0, EVENTS);

        TrackingToken head = store.createHeadToken();
        String stored = TestEvents.serializer().serialize(head, String.class).getData();

        assertThat(head).isEqualTo(new GlobalSequenceTrackingToken((EVENTS + 1L) << 10));
        assertThat(stored).hasSizeLessThan(40);
    }

    private void append(int from, int to) {
        for (int i = from; i < to; i++) {
            store.publish(noted("a", i));
        }
    }

    private static List<String> texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "text " + i).toList();
    }

    private PooledStreamingEventProcessor pooled(TokenStore tokens) {
        return PooledStreamingEventProcessor.builder()
                .name("projection")
                .messageSource(store)
                .eventHandlerInvoker(invoker())
                .tokenStore(tokens)
                .transactionManager(NoTransactionManager.INSTANCE)
                .coordinatorExecutor(executor)
                .workerExecutor(executor)
                .initialSegmentCount(1)
                // The default flags what is in the log before the first start as replayed, too.
                .initialToken(StreamableMessageSource::createTailToken)
                .build();
    }

    private SimpleEventHandlerInvoker invoker() {
        return SimpleEventHandlerInvoker.builder()
                .eventHandlers(projection, sideEffects)
                .build();
    }

    private MongoTokenStore mongoTokens() {
        return MongoTokenStore.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(mongo.database())
                        .build())
                .serializer(TestEvents.serializer())
                .transactionManager(NoTransactionManager.INSTANCE)
                .build();
    }

    /** Notes what it sees, and what of it was a replay. */
    static final class Projection {

        private final List<String> seen = new CopyOnWriteArrayList<>();
        private final List<String> replayed = new CopyOnWriteArrayList<>();
        private volatile int pauseAt = -1;
        private volatile CountDownLatch pause = new CountDownLatch(0);

        CountDownLatch pauseWhenReplayed(int count) {
            pause = new CountDownLatch(1);
            pauseAt = count;
            return pause;
        }

        @EventHandler
        void on(Noted event, ReplayStatus status) throws InterruptedException {
            seen.add(event.text());
            if (status.isReplay()) {
                replayed.add(event.text());
                if (replayed.size() == pauseAt) {
                    pause.await();
                }
            }
        }
    }

    /** Something that must not happen twice. */
    static final class SideEffects {

        private final List<String> seen = new CopyOnWriteArrayList<>();

        @EventHandler
        @DisallowReplay
        void on(Noted event) {
            seen.add(event.text());
        }
    }

    /** Notes the delays with which tasks are scheduled. */
    private static final class RecordingExecutor extends ScheduledThreadPoolExecutor {

        private final List<Long> delays = new CopyOnWriteArrayList<>();

        RecordingExecutor() {
            super(4);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            delays.add(unit.toMillis(delay));
            return super.schedule(command, delay, unit);
        }
    }
}

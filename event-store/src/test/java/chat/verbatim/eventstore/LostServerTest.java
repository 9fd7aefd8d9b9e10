package chat.verbatim.eventstore;

import static chat.verbatim.eventstore.TestEvents.noted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Appends whose server or connection goes away. */
class LostServerTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final EmbeddedMongo mongo = new EmbeddedMongo();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        mongo.close();
    }

    @Test
    void anAppendSurvivesACutConnection() throws Exception {
        CuttingProxy proxy = proxy();
        DenseLogEventStore store = store(proxy.uri(), Durability.byWriteConcern());
        for (int i = 0; i < 10; i++) {
            store.publish(noted("a", i));
            assertThat(proxy.cut()).isPositive();
        }

        assertThat(store.readEvents("a").asStream().count()).isEqualTo(10);
        assertThat(store.verify(0, store.headPosition()).lastCommit()).isEqualTo(10);
    }

    @Test
    void everyoneWhoWaitsForALostServerIsToldSo() throws Exception {
        CuttingProxy proxy = proxy();
        DenseLogEventStore store = store(proxy.uri(), Durability.byWriteConcern());
        store.publish(noted("before", 0));
        proxy.close();

        List<Future<?>> appends = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                String aggregateId = "a" + i;
                appends.add(executor.submit(() -> store.publish(noted(aggregateId, 0))));
            }
        }

        AtomicInteger unknown = new AtomicInteger();
        for (Future<?> append : appends) {
            assertThatThrownBy(append::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(EventStoreException.class)
                    .satisfies(cause -> unknown.addAndGet(cause instanceof OutcomeUnknownException ? 1 : 0));
        }
        assertThat(unknown.get()).isPositive();
    }

    @Test
    void whatCouldNotBeMadeDurableIsNeitherAcknowledgedNorShown() {
        AtomicBoolean broken = new AtomicBoolean();
        DenseLogEventStore store = store(mongo.uri(), () -> {
            if (broken.get()) {
                throw new IllegalStateException("disk full");
            }
        });
        store.publish(noted("a", 0));
        long head = store.headPosition();
        broken.set(true);

        assertThatThrownBy(() -> store.publish(noted("a", 1))).isInstanceOf(OutcomeUnknownException.class);
        long headAfterwards = store.headPosition();
        broken.set(false);
        store.publish(noted("b", 0));

        assertThat(headAfterwards).isEqualTo(head);
        assertThat(store.verify(0, store.headPosition()).isIntact()).isTrue();
    }

    @Test
    void anInterruptedWriterStillAppendsAndStaysInterrupted() {
        DenseLogEventStore store = store(mongo.uri(), Durability.byWriteConcern());

        Thread.currentThread().interrupt();
        store.publish(noted("a", 0));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(store.read("a", 0)).isPresent();
    }

    @Test
    void manyWritersShareRoundTripsAndLoseNothing() throws Exception {
        AtomicInteger groups = new AtomicInteger();
        DenseLogEventStore store = store(mongo.uri(), groups::incrementAndGet);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                String aggregateId = "a" + i;
                writers.add(executor.submit(() -> {
                    for (int sequence = 0; sequence < 25; sequence++) {
                        store.publish(noted(aggregateId, sequence));
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }

        ChainVerification verification = store.verify(0, store.headPosition());
        assertThat(verification.isIntact()).isTrue();
        assertThat(verification.lastCommit()).isEqualTo(800);
        assertThat(groups.get()).isLessThan(800);
        await().atMost(PATIENCE).until(() -> store.headPosition() == Positions.afterCommit(800));
    }

    private CuttingProxy proxy() throws Exception {
        CuttingProxy proxy = new CuttingProxy(
                Integer.parseInt(mongo.uri().substring(mongo.uri().lastIndexOf(':') + 1)));
        open.add(proxy);
        return proxy;
    }

    private DenseLogEventStore store(String uri, Durability durability) {
        MongoClient client = EmbeddedMongo.connect(uri);
        open.add(client);
        DenseLogEventStore store = DenseLogEventStore.builder()
                .database(client.getDatabase("test"))
                .serializer(TestEvents.serializer())
                .durability(durability)
                .settings(LogSettings.defaults().withSettleTimeout(Duration.ofSeconds(1)))
                .build();
        open.add(store);
        return store;
    }
}

package chat.verbatim.loadtest.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.serialization.Serializer;

/** Axon's MongoDB extension as it comes, with the batch size that suits it best. */
final class StockEngine implements Contestant {

    private static final int BATCH = 1_000;

    private final BenchServer server = new BenchServer();
    private final Serializer serializer = BenchEvents.serializer();
    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(MongoEventStorageEngine.builder()
                    .mongoTemplate(DefaultMongoTemplate.builder()
                            .mongoDatabase(server.database())
                            .build())
                    .eventSerializer(serializer)
                    .snapshotSerializer(serializer)
                    .batchSize(BATCH)
                    .build())
            .build();

    @Override
    public void append(String writer, long sequence) {
        store.publish(BenchEvents.event(writer, sequence));
    }

    @Override
    public void seed(int events) {
        List<EventMessage<?>> batch = new ArrayList<>(BATCH);
        for (int i = 0; i < events; i++) {
            batch.add(BenchEvents.event("seed-" + i % 64, i / 64));
            if (batch.size() == BATCH || i == events - 1) {
                // One document for each event all the same.
                store.publish(batch);
                batch.clear();
            }
        }
    }

    @Override
    public int replay(int events, Duration limit) throws InterruptedException {
        return DenseLog.replay(store, events, limit);
    }

    @Override
    public int tokenBytes() {
        TrackingToken token = null;
        try (var stream = store.openStream(store.createTailToken())) {
            for (int i = 0; i < BATCH; i++) {
                token = stream.nextAvailable().trackingToken();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return serializer.serialize(token, byte[].class).getData().length;
    }

    @Override
    public void close() {
        store.shutDown();
        server.close();
    }
}

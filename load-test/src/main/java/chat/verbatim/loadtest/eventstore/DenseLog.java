package chat.verbatim.loadtest.eventstore;

import chat.verbatim.eventstore.DenseLogEventStore;
import java.time.Duration;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** The event store of this project. */
final class DenseLog implements Contestant {

    private final BenchServer server = new BenchServer();
    private final DenseLogEventStore store = DenseLogEventStore.builder()
            .database(server.database())
            .serializer(BenchEvents.serializer())
            .build();

    @Override
    public void append(String writer, long sequence) {
        store.publish(BenchEvents.event(writer, sequence));
    }

    @Override
    public void seed(int events) {
        Seeding.concurrently(events, this::append);
    }

    @Override
    public int replay(int events, Duration limit) throws InterruptedException {
        return replay(store, events, limit);
    }

    static int replay(EventStore store, int events, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        int read = 0;
        try (var stream = store.openStream(store.createTailToken())) {
            while (read < events && System.nanoTime() - end < 0) {
                // As a projection does: every payload is deserialised.
                if (stream.nextAvailable().getPayload() instanceof BenchEvents.Said) {
                    read++;
                }
            }
        }
        return read;
    }

    @Override
    public int tokenBytes() {
        return BenchEvents.serializer()
                .serialize(store.createHeadToken(), byte[].class)
                .getData()
                .length;
    }

    BenchServer server() {
        return server;
    }

    @Override
    public void close() {
        store.close();
        server.close();
    }
}

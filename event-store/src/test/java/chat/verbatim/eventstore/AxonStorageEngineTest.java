package chat.verbatim.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStorageEngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the framework itself expects of every storage engine: its own test class, inherited. */
class AxonStorageEngineTest extends EventStorageEngineTest {

    private final EmbeddedMongo mongo = new EmbeddedMongo();
    private final DenseLogEventStore store = DenseLogEventStore.builder()
            .database(mongo.database())
            .serializer(TestEvents.serializer())
            .build();

    @BeforeEach
    void openEngine() {
        setTestSubject(store.engine());
    }

    @AfterEach
    void closeAll() {
        store.close();
        mongo.close();
    }
}

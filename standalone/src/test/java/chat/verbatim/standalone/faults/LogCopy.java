package chat.verbatim.standalone.faults;

import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.node.erasure.PersonalKeySettings;
import chat.verbatim.node.erasure.PersonalSeals;
import chat.verbatim.standalone.cluster.Cluster;
import chat.verbatim.standalone.faults.Truth.Logged;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Reads the whole log of a cluster, from the store itself. */
final class LogCopy {
    private static final int QUIET_MILLIS = 3_000;

    private LogCopy() {}

    /** Everything up to the first event after which nothing comes for some seconds. */
    static List<Logged> readUntilQuiet(String storeUri) throws InterruptedException {
        List<Logged> events = new ArrayList<>();
        PersonalKeySettings keys = new PersonalKeySettings(Cluster.MASTER_KEY, null, 1_000);
        try (MongoClient client = MongoClients.create(storeUri);
                DenseLogEventStore log = DenseLogEventStore.builder()
                        .database(client.getDatabase("verbatim"))
                        .serializer(Jackson3Serializer.builder().build())
                        .payloadTransformer(PersonalSeals.of(client.getDatabase("verbatim"), keys)
                                .payloads())
                        .build();
                BlockingStream<TrackedEventMessage<?>> stream = log.openStream(null)) {
            while (stream.hasNextAvailable(QUIET_MILLIS, TimeUnit.MILLISECONDS)) {
                TrackedEventMessage<?> event = stream.nextAvailable();
                events.add(new Logged(
                        event.trackingToken().position().orElseThrow(),
                        ((DomainEventMessage<?>) event).getSequenceNumber(),
                        event.getPayload()));
            }
        }
        return events;
    }
}

package chat.verbatim.eventstore;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.bson.Document;

/** The newest snapshot of each aggregate. A cache: losing it costs time and nothing else. */
final class SnapshotCollection {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> collection;
    private final Serializer serializer;
    private final EventUpcaster upcasters;
    private final SnapshotFilter filter;
    private final PayloadTransformer transformer;

    SnapshotCollection(
            MongoDatabase database,
            String name,
            Serializer serializer,
            EventUpcaster upcasters,
            SnapshotFilter filter,
            PayloadTransformer transformer) {
        this.collection = database.getCollection(name).withWriteConcern(WriteConcern.MAJORITY);
        this.serializer = serializer;
        this.upcasters = upcasters;
        this.filter = filter;
        this.transformer = transformer;
    }

    /** Keeps the snapshot unless there is a newer one. */
    void store(DomainEventMessage<?> snapshot) {
        Document known = collection
                .find(eq("_id", snapshot.getAggregateIdentifier()))
                .projection(include("s"))
                .first();
        if (known == null || known.getLong("s") <= snapshot.getSequenceNumber()) {
            replace(snapshot);
        }
    }

    private void replace(DomainEventMessage<?> snapshot) {
        SerializedObject<String> payload = snapshot.serializePayload(serializer, String.class);
        String aggregateId = snapshot.getAggregateIdentifier();
        PayloadTransformer.Context context = new PayloadTransformer.Context(
                snapshot.getIdentifier(), payload.getType().getName(), aggregateId, snapshot.getSequenceNumber());
        Document document = new Document("_id", aggregateId)
                .append("id", snapshot.getIdentifier())
                .append("at", snapshot.getType())
                .append("s", snapshot.getSequenceNumber())
                .append("ts", Date.from(snapshot.getTimestamp()))
                .append("type", payload.getType().getName())
                .append("rev", payload.getType().getRevision())
                .append("p", transformer.toStored(context, payload.getData()))
                .append(
                        "m",
                        snapshot.serializeMetaData(serializer, String.class).getData());
        collection.replaceOne(eq("_id", aggregateId), document, UPSERT);
    }

    Optional<DomainEventMessage<?>> read(String aggregateId) {
        Document found = collection.find(eq("_id", aggregateId)).first();
        if (found == null) {
            return Optional.empty();
        }
        DomainEventData<String> data = entry(found);
        if (!filter.allow(data)) {
            return Optional.empty();
        }
        return EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(data), serializer, upcasters)
                .asStream()
                .findFirst()
                .map(SnapshotCollection::read);
    }

    /** Read now, where a snapshot of no use is overlooked: the events tell the same. */
    private static DomainEventMessage<?> read(DomainEventMessage<?> snapshot) {
        if (snapshot.getPayload() instanceof UnknownSerializedType) {
            throw new EventStoreException(
                    "The snapshot of " + snapshot.getAggregateIdentifier() + " is of an unknown type");
        }
        return snapshot;
    }

    private DomainEventData<String> entry(Document found) {
        String id = found.getString("id");
        String payloadType = found.getString("type");
        long sequence = found.getLong("s");
        String aggregateId = found.getString("_id");
        String payload = transformer.fromStored(
                new PayloadTransformer.Context(id, payloadType, aggregateId, sequence), found.getString("p"));
        Instant timestamp = found.getDate("ts").toInstant();
        return new GenericDomainEventEntry<>(
                found.getString("at"),
                aggregateId,
                sequence,
                id,
                timestamp,
                payloadType,
                found.getString("rev"),
                payload,
                found.getString("m"));
    }
}

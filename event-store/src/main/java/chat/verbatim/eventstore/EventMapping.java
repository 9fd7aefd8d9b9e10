package chat.verbatim.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** Axon's event messages to stored events and back. */
final class EventMapping {

    private final Serializer serializer;
    private final EventUpcaster upcasters;
    private final PayloadTransformer transformer;

    EventMapping(Serializer serializer, EventUpcaster upcasters, PayloadTransformer transformer) {
        this.serializer = serializer;
        this.upcasters = upcasters;
        this.transformer = transformer;
    }

    StoredEvent toStored(EventMessage<?> event) {
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        String metaData = event.serializeMetaData(serializer, String.class).getData();
        String type = payload.getType().getName();
        String aggregateType = null;
        String aggregateId = null;
        long sequence = 0;
        if (event instanceof DomainEventMessage<?> domainEvent) {
            aggregateType = domainEvent.getType();
            aggregateId = domainEvent.getAggregateIdentifier();
            sequence = domainEvent.getSequenceNumber();
        }
        String stored = payload.getData();
        if (transformer != PayloadTransformer.identity()) {
            stored = transformer.toStored(
                    new PayloadTransformer.Context(event.getIdentifier(), type, aggregateId, sequence), stored);
        }
        return new StoredEvent(
                event.getIdentifier(),
                aggregateType,
                aggregateId,
                sequence,
                event.getTimestamp().toEpochMilli(),
                type,
                payload.getType().getRevision(),
                stored,
                metaData);
    }

    /** All events of a commit, each with the token that stands behind it. */
    List<TrackedEventMessage<?>> toMessages(Commit commit) {
        int size = commit.events().size();
        if (upcasters != NoOpEventUpcaster.INSTANCE) {
            return upcast(IntStream.range(0, size).mapToObj(i -> entry(commit, i)));
        }
        List<TrackedEventMessage<?>> messages = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            messages.add(toMessage(commit.events().get(i), Positions.ofEvent(commit.position(), i, size)));
        }
        return messages;
    }

    /** What one event of a commit has become: one message, or as many as the upcasters make of it. */
    List<TrackedEventMessage<?>> toMessages(Commit commit, int index) {
        if (upcasters != NoOpEventUpcaster.INSTANCE) {
            return upcast(Stream.of(entry(commit, index)));
        }
        int size = commit.events().size();
        return List.of(toMessage(commit.events().get(index), Positions.ofEvent(commit.position(), index, size)));
    }

    private List<TrackedEventMessage<?>> upcast(Stream<TrackedEventData<?>> entries) {
        return EventUtils.upcastAndDeserializeTrackedEvents(entries, serializer, upcasters)
                .toList();
    }

    private TrackedEventMessage<?> toMessage(StoredEvent event, long position) {
        SerializedMessage<Object> message =
                new SerializedMessage<>(event.id(), payload(event), metaData(event), serializer);
        Instant timestamp = Instant.ofEpochMilli(event.timestamp());
        return event.aggregateId() == null
                ? new GenericTrackedEventMessage<>(Positions.token(position), message, () -> timestamp)
                : new GenericTrackedDomainEventMessage<>(
                        Positions.token(position),
                        event.aggregateType(),
                        event.aggregateId(),
                        event.sequence(),
                        message,
                        () -> timestamp);
    }

    private SerializedObject<String> payload(StoredEvent event) {
        String payload = transformer == PayloadTransformer.identity()
                ? event.payload()
                : transformer.fromStored(event.context(), event.payload());
        return new SimpleSerializedObject<>(payload, String.class, event.payloadType(), event.revision());
    }

    private static SerializedObject<String> metaData(StoredEvent event) {
        return new SerializedMetaData<>(event.metaData(), String.class);
    }

    private TrackedEventData<?> entry(Commit commit, int index) {
        StoredEvent event = commit.events().get(index);
        long position =
                Positions.ofEvent(commit.position(), index, commit.events().size());
        return StoredEventData.of(event, payload(event), metaData(event), Positions.token(position));
    }
}

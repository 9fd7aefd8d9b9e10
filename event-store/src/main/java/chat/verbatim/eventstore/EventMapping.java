package chat.verbatim.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;

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

    /** All events of a commit, each with the token that stands behind it. None of them is read before it is used. */
    List<TrackedEventMessage<?>> toMessages(Commit commit) {
        int size = commit.events().size();
        List<TrackedEventMessage<?>> messages = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            messages.addAll(toMessages(commit, i));
        }
        return messages;
    }

    /** What one event of a commit has become: one message, or as many as the upcasters make of it. */
    List<TrackedEventMessage<?>> toMessages(Commit commit, int index) {
        StoredEvent event = commit.events().get(index);
        long position =
                Positions.ofEvent(commit.position(), index, commit.events().size());
        if (upcasters == NoOpEventUpcaster.INSTANCE) {
            return List.of(toMessage(event, position, new LazyDeserializingObject<>(payload(event), serializer)));
        }
        try {
            StoredEventData entry =
                    StoredEventData.of(event, payload(event), metaData(event), Positions.token(position));
            return upcasters
                    .upcast(Stream.of(new InitialEventRepresentation(entry, serializer)))
                    .<TrackedEventMessage<?>>map(upcast -> toMessage(
                            event,
                            position,
                            new LazyDeserializingObject<>(upcast::getData, upcast.getType(), serializer)))
                    .toList();
        } catch (RuntimeException unreadable) {
            // It fails whoever reads this event, and no others.
            return List.of(toMessage(
                    event, position, failing(new UnreadableEventException(position, event, unreadable), event)));
        }
    }

    private LazyDeserializingObject<Object> failing(UnreadableEventException why, StoredEvent event) {
        return new LazyDeserializingObject<>(
                () -> {
                    throw why;
                },
                payload(event).getType(),
                serializer);
    }

    private TrackedEventMessage<?> toMessage(
            StoredEvent event, long position, LazyDeserializingObject<Object> payload) {
        ReadEvent message =
                new ReadEvent(position, event, payload, new LazyDeserializingObject<>(metaData(event), serializer));
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
        SerializedType type = new SimpleSerializedType(event.payloadType(), event.revision());
        return transformer == PayloadTransformer.identity()
                ? new SimpleSerializedObject<>(event.payload(), String.class, type)
                : new TransformedPayload(type, () -> readable(event));
    }

    /** The payload as it was before the {@link PayloadTransformer}. */
    String readable(StoredEvent event) {
        return transformer == PayloadTransformer.identity()
                ? event.payload()
                : transformer.fromStored(event.context(), event.payload());
    }

    @Nullable
    String opening(StoredEvent event) {
        return transformer.opening(event.context(), event.payload());
    }

    private static SerializedObject<String> metaData(StoredEvent event) {
        return new SerializedMetaData<>(event.metaData(), String.class);
    }

    /** Goes through the {@link PayloadTransformer} when it is read, so that what cannot be read concerns whoever reads it. */
    private record TransformedPayload(SerializedType type, Supplier<String> readable)
            implements SerializedObject<String> {

        @Override
        public Class<String> getContentType() {
            return String.class;
        }

        @Override
        public SerializedType getType() {
            return type;
        }

        @Override
        public String getData() {
            return readable.get();
        }
    }
}

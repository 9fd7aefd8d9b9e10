package chat.verbatim.eventstore;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;

/** A stored event in the shape that Axon's upcasters take. */
sealed interface StoredEventData extends TrackedEventData<String> {

    static StoredEventData of(
            StoredEvent event,
            SerializedObject<String> payload,
            SerializedObject<String> metaData,
            TrackingToken token) {
        return event.aggregateId() == null
                ? new OfApplication(event, payload, metaData, token)
                : new OfAggregate(event, event.aggregateId(), payload, metaData, token);
    }

    StoredEvent event();

    SerializedObject<String> payload();

    SerializedObject<String> metaData();

    TrackingToken token();

    @Override
    default TrackingToken trackingToken() {
        return token();
    }

    @Override
    default String getEventIdentifier() {
        return event().id();
    }

    @Override
    default Instant getTimestamp() {
        return Instant.ofEpochMilli(event().timestamp());
    }

    @Override
    default SerializedObject<String> getMetaData() {
        return metaData();
    }

    @Override
    default SerializedObject<String> getPayload() {
        return payload();
    }

    /** Published outside any aggregate. */
    record OfApplication(
            StoredEvent event, SerializedObject<String> payload, SerializedObject<String> metaData, TrackingToken token)
            implements StoredEventData {}

    /** Published by an aggregate. */
    record OfAggregate(
            StoredEvent event,
            String aggregateId,
            SerializedObject<String> payload,
            SerializedObject<String> metaData,
            TrackingToken token)
            implements StoredEventData, DomainEventData<String> {

        @Override
        public @Nullable String getType() {
            return event.aggregateType();
        }

        @Override
        public String getAggregateIdentifier() {
            return aggregateId;
        }

        @Override
        public long getSequenceNumber() {
            return event.sequence();
        }
    }
}

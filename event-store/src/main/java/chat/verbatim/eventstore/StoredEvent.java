package chat.verbatim.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * One event as it is stored.
 *
 * @param aggregateId null for an event that no aggregate published; then there is no aggregate type either
 * @param sequence the aggregate's sequence number, 0 without an aggregate
 * @param timestamp milliseconds since the epoch
 * @param payload the serialised payload after the {@link PayloadTransformer}
 */
record StoredEvent(
        String id,
        @Nullable String aggregateType,
        @Nullable String aggregateId,
        long sequence,
        long timestamp,
        String payloadType,
        @Nullable String revision,
        String payload,
        String metaData) {

    /** The key that makes this event's place unique in the log. */
    String key() {
        return aggregateId == null ? LogKeys.ofEvent(id) : LogKeys.ofSequence(aggregateId, sequence);
    }

    PayloadTransformer.Context context() {
        return new PayloadTransformer.Context(id, payloadType, aggregateId, sequence);
    }
}

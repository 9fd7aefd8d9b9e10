package chat.verbatim.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * The one seam between an event and its stored document: each serialised payload, of events and of snapshots, passes
 * here on its way in, before it is hashed, and on its way out. Encryption of personal fields goes here.
 *
 * <p>Called by many threads at once. What {@link #toStored} throws fails the append before anything is written.
 */
public interface PayloadTransformer {

    /** What is known of an event besides its payload. */
    record Context(
            String eventId, String payloadType, @Nullable String aggregateId, long sequence) {}

    /** From the serialised payload to what is hashed and stored. */
    String toStored(Context context, String payload);

    /** From what is stored back to the serialised payload. */
    String fromStored(Context context, String stored);

    /**
     * What shows that {@link #fromStored} says what is in the log, to whoever has only what is stored.
     *
     * @return null where the stored payload says it itself, or nobody can tell any more
     */
    default @Nullable String opening(Context context, String stored) {
        return null;
    }

    /** Stores payloads as they are. */
    static PayloadTransformer identity() {
        return IdentityPayload.INSTANCE;
    }
}

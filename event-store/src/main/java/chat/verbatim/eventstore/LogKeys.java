package chat.verbatim.eventstore;

import java.util.Optional;

/** The unique keys of the log. An aggregate's id may contain colons: what follows the last one is the sequence. */
final class LogKeys {

    private static final String CLAIM = "claim:";
    private static final String EVENT = "event:";

    private LogKeys() {}

    static String ofSequence(String aggregateId, long sequence) {
        return aggregateId + ':' + sequence;
    }

    static String ofClaim(String claim) {
        return CLAIM + claim;
    }

    /** The claim's value when the key is that of a claim. */
    static Optional<String> claimOf(String key) {
        return key.startsWith(CLAIM) ? Optional.of(key.substring(CLAIM.length())) : Optional.empty();
    }

    static String ofEvent(String eventId) {
        return EVENT + eventId;
    }

    static void checkAggregateId(String aggregateId) {
        if ((aggregateId + ':').startsWith(CLAIM) || (aggregateId + ':').startsWith(EVENT)) {
            throw new IllegalArgumentException("Reserved aggregate identifier: " + aggregateId);
        }
    }
}

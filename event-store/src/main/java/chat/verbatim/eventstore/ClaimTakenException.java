package chat.verbatim.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * An append was refused, and nothing of it was written, because an event in the log already holds the claim that it
 * makes. Trying again cannot succeed: whoever asks gets the same holder for ever.
 */
public final class ClaimTakenException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final String claim;
    private final String aggregateId;
    private final long sequence;
    private final long position;

    ClaimTakenException(String claim, String aggregateId, long sequence, long position) {
        super("Claim [" + claim + "] is held by event " + sequence + " of aggregate [" + aggregateId + "]");
        this.claim = claim;
        this.aggregateId = aggregateId;
        this.sequence = sequence;
        this.position = position;
    }

    /** The claim's value, without prefix. */
    public String claim() {
        return claim;
    }

    /** The aggregate of the event that holds the claim. */
    public String aggregateId() {
        return aggregateId;
    }

    /** The sequence number of the event that holds the claim. */
    public long sequence() {
        return sequence;
    }

    /** The position of the event that holds the claim. */
    public long position() {
        return position;
    }
}

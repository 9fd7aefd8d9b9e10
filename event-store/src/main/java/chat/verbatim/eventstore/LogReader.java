package chat.verbatim.eventstore;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads the log by key, for consumers that are not event processors.
 *
 * <p>All methods throw {@link com.mongodb.MongoException} when the server cannot be reached.
 */
public interface LogReader {

    /**
     * The position of the newest event that this process knows of, 0 while the log is empty. Answered from memory:
     * appends of this process count at once, those of other processes as soon as a nudge or the poll brought them.
     */
    long headPosition();

    /** The position of the newest event in the store, which is asked for it. */
    long refreshedHeadPosition();

    /**
     * The events of one aggregate from {@code firstSeq} to {@code lastSeq}, both included, in ascending order. Sequence
     * numbers that do not exist (yet) are left out. Costs one round trip for each 1,000 sequence numbers of the range.
     *
     * @throws IllegalArgumentException when the range holds more than 100,000 sequence numbers
     */
    List<LogEntry> readAggregate(String aggregateId, long firstSeq, long lastSeq);

    /**
     * Some events of one aggregate by their keys, in ascending order; what does not exist (yet) is left out. Costs one round trip for each
     * 1,000 of them.
     */
    List<LogEntry> readAggregate(String aggregateId, Collection<Long> seqs);

    /** The seq of an aggregate's newest event, empty when it has none. Costs a few round trips: its keys are tried. */
    Optional<Long> lastSequenceNumberFor(String aggregateId);

    /** One event by its key, empty when there is none. */
    Optional<LogEntry> read(String aggregateId, long seq);

    /** The event that holds a claim (see {@link DenseLogEventStore#CLAIM}), empty when the claim is free. */
    Optional<LogEntry> findClaim(String claim);
}

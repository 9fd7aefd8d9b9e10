package chat.verbatim.eventstore;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * An Axon event store over one dense log in MongoDB.
 *
 * <ul>
 *   <li>Positions are dense: whoever sees one has been able to see all before it. A tracking token is one number.
 *   <li>A unit of work is appended all or nothing (up to 1,023 events), without a transaction.
 *   <li>Two writers of one sequence number of an aggregate: one wins, the other gets a
 *       {@link org.axonframework.modelling.command.ConcurrencyException}. Sequence numbers start at 0 without holes.
 *   <li>An append whose acknowledgement was lost is found again. Where the server stays away, the append fails with
 *       {@link OutcomeUnknownException}; every other exception means that nothing was written.
 *   <li>Consumers in this process hear of an append at once, through the stream's callback.
 * </ul>
 *
 * <p>Timestamps are kept in milliseconds. Thread-safe.
 */
public final class DenseLogEventStore extends AbstractEventStore implements LogReader, AutoCloseable {

    /**
     * Metadata key: an event whose metadata has a string under it, or a list of strings, holds that claim or those claims for ever, and
     * every other append that makes one of them fails with {@link ClaimTakenException}.
     */
    public static final String CLAIM = "claim";

    /**
     * Key of a resource of the root unit of work: the position (a {@code Long}) of the last event that was appended
     * in it. Set when the append is acknowledged, in the phase PREPARE_COMMIT.
     */
    public static final String POSITION_RESOURCE = "chat.verbatim.eventstore.position";

    /** Key of a resource of the root unit of work: the position ({@code Long}) of each event by its identifier. */
    public static final String POSITIONS_RESOURCE = "chat.verbatim.eventstore.positions";

    private final DenseLogEngine engine;
    private final LogTail tail;
    private final TailReader tailReader;
    private final GroupCommitter committer;
    private final ClaimLookup claims;
    private final ChainVerifier verifier;
    private final LogProofs proofs;
    private final LogPages pages;
    private final Arrivals paced;
    private final Pace pace;

    DenseLogEventStore(DenseLogEventStoreBuilder builder, DenseLogEventStoreBuilder.Parts parts) {
        super(builder);
        this.engine = parts.engine();
        this.tail = parts.tail();
        this.tailReader = parts.tailReader();
        this.committer = parts.committer();
        this.claims = parts.claims();
        this.verifier = parts.verifier();
        this.proofs = parts.proofs();
        this.pages = parts.pages();
        this.paced = new Arrivals(tail::knownPosition);
        this.pace = new Pace(tail.arrivals(), paced, parts.pace());
    }

    /** The way to a store. */
    public static DenseLogEventStoreBuilder builder() {
        return new DenseLogEventStoreBuilder();
    }

    /** Opens an endless stream after {@code token}, from the beginning without one. */
    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken token) {
        tailReader.start();
        return engine.openStream(token);
    }

    /**
     * The same log for consumers that can wait a little: while there is much to do, their streams hear of all that came within some milliseconds
     * ({@link LogSettings#pace}) at once. While there is little, they hear of each commit as promptly as others.
     */
    public StreamableMessageSource<TrackedEventMessage<?>> paced() {
        return new PacedSource(this);
    }

    /** Lets the consumers of {@link #paced} hear at once of what has come: somebody waits for them. */
    public void hurry() {
        pace.hurry();
    }

    TrackingEventStream openPacedStream(@Nullable TrackingToken token) {
        tailReader.start();
        return engine.openStream(token, paced);
    }

    @Override
    public long headPosition() {
        tailReader.start();
        return Positions.afterCommit(tail.knownPosition());
    }

    @Override
    public long refreshedHeadPosition() {
        return Positions.afterCommit(tail.catchUp().position());
    }

    @Override
    public List<LogEntry> readAggregate(String aggregateId, long firstSeq, long lastSeq) {
        return engine.aggregates().read(aggregateId, firstSeq, lastSeq);
    }

    @Override
    public List<LogEntry> readAggregate(String aggregateId, Collection<Long> seqs) {
        return engine.aggregates().read(aggregateId, seqs);
    }

    @Override
    public Optional<LogEntry> read(String aggregateId, long seq) {
        return engine.aggregates().read(aggregateId, seq, seq).stream().findFirst();
    }

    @Override
    public Optional<LogEntry> findClaim(String claim) {
        return claims.find(claim);
    }

    /**
     * Calls {@code listener} after the head has moved, in the appending thread: it must return at once. For consumers
     * that only need to know that there is something new.
     */
    public Registration onAppend(Runnable listener) {
        tailReader.start();
        tail.arrivals().addListener(listener);
        return () -> tail.arrivals().removeListener(listener);
    }

    /**
     * Recomputes the hash chain over the commits from the one that holds the event at {@code firstPosition} to the one
     * that holds the event at {@code lastPosition}. A first position of 0 means the beginning.
     */
    public ChainVerification verify(long firstPosition, long lastPosition) {
        return verifier.verify(Math.max(1, Positions.commitOf(firstPosition)), Positions.commitOf(lastPosition));
    }

    /** Signed checkpoints of this log, and proofs of what is in it. */
    public LogProofs proofs() {
        return proofs;
    }

    /** The log as it is stored, for audits. */
    public LogPages pages() {
        return pages;
    }

    DenseLogEngine engine() {
        return engine;
    }

    /** Ends the background reading and refuses further appends. The database client stays open. */
    @Override
    public void close() {
        pace.close();
        committer.close();
        tailReader.close();
    }
}

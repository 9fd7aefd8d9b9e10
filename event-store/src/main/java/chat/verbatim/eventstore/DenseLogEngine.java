package chat.verbatim.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/** The log as Axon's storage engine. */
final class DenseLogEngine implements EventStorageEngine {

    /** Below the 16 MiB of a document, with room for what is around it. */
    private static final int MAX_COMMIT_BYTES = 15 * 1024 * 1024;

    private final EventMapping mapping;
    private final LogCollection collection;
    private final LogTail tail;
    private final GroupCommitter committer;
    private final AggregateReader aggregates;
    private final SnapshotCollection snapshots;
    private final int readBatch;

    DenseLogEngine(
            EventMapping mapping,
            LogCollection collection,
            LogTail tail,
            GroupCommitter committer,
            SnapshotCollection snapshots,
            int readBatch) {
        this.mapping = mapping;
        this.collection = collection;
        this.tail = tail;
        this.committer = committer;
        this.aggregates = new AggregateReader(collection, mapping);
        this.snapshots = snapshots;
        this.readBatch = readBatch;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        if (events.size() > Positions.MAX_EVENTS_PER_COMMIT) {
            throw new EventStoreException("A unit of work may publish at most " + Positions.MAX_EVENTS_PER_COMMIT
                    + " events, this one has " + events.size());
        }
        List<StoredEvent> stored = new ArrayList<>(events.size());
        SequencedSet<String> keys = new LinkedHashSet<>();
        for (EventMessage<?> event : events) {
            StoredEvent storedEvent = mapping.toStored(event);
            stored.add(storedEvent);
            if (!keys.add(storedEvent.key())) {
                throw new EventStoreException("Two events of one unit of work have the key " + storedEvent.key());
            }
        }
        addClaims(events, keys);
        Append append = new Append(stored, List.copyOf(keys));
        if (append.bytes() > MAX_COMMIT_BYTES) {
            throw new EventStoreException("The events of one unit of work are too large: " + append.bytes());
        }
        tellUnitOfWork(events, committer.append(append));
    }

    private static void addClaims(List<? extends EventMessage<?>> events, SequencedSet<String> keys) {
        for (EventMessage<?> event : events) {
            if (event instanceof DomainEventMessage<?> domainEvent) {
                LogKeys.checkAggregateId(domainEvent.getAggregateIdentifier());
                ClaimLookup.claimsOf(event).forEach(claim -> keys.add(LogKeys.ofClaim(claim)));
            }
        }
    }

    private static void tellUnitOfWork(List<? extends EventMessage<?>> events, long commit) {
        if (!CurrentUnitOfWork.isStarted()) {
            return;
        }
        Map<String, Object> resources = CurrentUnitOfWork.get().root().resources();
        @SuppressWarnings("unchecked") // Nobody else writes to this key.
        Map<String, Long> positions = (Map<String, Long>)
                resources.computeIfAbsent(DenseLogEventStore.POSITIONS_RESOURCE, key -> new HashMap<String, Long>());
        for (int i = 0; i < events.size(); i++) {
            positions.put(events.get(i).getIdentifier(), Positions.ofEvent(commit, i, events.size()));
        }
        resources.put(DenseLogEventStore.POSITION_RESOURCE, Positions.afterCommit(commit));
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        snapshots.store(snapshot);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
        return snapshots.read(aggregateId);
    }

    @Override
    public DomainEventStream readEvents(String aggregateId, long firstSequence) {
        return aggregates.stream(aggregateId, firstSequence);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateId) {
        return aggregates.lastSequence(aggregateId);
    }

    AggregateReader aggregates() {
        return aggregates;
    }

    LogStream openStream(@Nullable TrackingToken token) {
        return openStream(token, tail.arrivals());
    }

    /** @param arrivals by which the stream hears of new commits */
    LogStream openStream(@Nullable TrackingToken token, Arrivals arrivals) {
        return new LogStream(tail, arrivals, mapping, new ReadAhead(collection, readBatch), Positions.of(token));
    }

    /** What is in the log now; {@code mayBlock} changes nothing. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        tail.catchUp();
        LogStream stream = openStream(token);
        return StreamSupport.<TrackedEventMessage<?>>stream(
                        new Spliterators.AbstractSpliterator<>(
                                Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
                            @Override
                            public boolean tryAdvance(Consumer<? super TrackedEventMessage<?>> action) {
                                return stream.advance(action);
                            }
                        },
                        false)
                .onClose(stream::close);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return tail.catchUp().position() == 0 ? null : Positions.token(Positions.TAIL);
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        long head = tail.catchUp().position();
        return head == 0 ? null : Positions.token(Positions.afterCommit(head));
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant dateTime) {
        long head = tail.catchUp().position();
        if (head == 0) {
            return null;
        }
        // As for the commits' times, in milliseconds: a later fraction of one may be tracked too often, never too
        // seldom.
        long position = new TimeSearch(collection).positionBefore(dateTime.toEpochMilli(), head);
        return position == 0 ? Positions.token(Positions.TAIL) : Positions.token(position);
    }
}

package chat.verbatim.eventstore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.UnknownSerializedType;

/** Reads the events of one aggregate by their keys. */
final class AggregateReader {

    private static final int FIRST_PAGE = 32;
    private static final int MAX_PAGE = 512;
    private static final int MAX_RANGE = 100_000;
    private static final int PROBES = 32;
    private static final long NOTHING_READ = -1;

    private final LogCollection collection;
    private final EventMapping mapping;

    AggregateReader(LogCollection collection, EventMapping mapping) {
        this.collection = collection;
        this.mapping = mapping;
    }

    List<LogEntry> read(String aggregateId, long first, long last) {
        if (last - first >= MAX_RANGE) {
            throw new IllegalArgumentException("A range holds at most " + MAX_RANGE + " sequence numbers");
        }
        return entries(places(aggregateId, Math.max(0, first), last));
    }

    List<LogEntry> read(String aggregateId, Collection<Long> sequences) {
        return entries(places(aggregateId, new TreeSet<>(sequences)));
    }

    private List<LogEntry> entries(List<Place> places) {
        List<LogEntry> entries = new ArrayList<>(places.size());
        for (Place place : places) {
            int size = place.commit.events().size();
            for (TrackedEventMessage<?> message : mapping.toMessages(place.commit, place.index)) {
                if (message instanceof DomainEventMessage<?> event) {
                    entries.add(new LogEntry(Positions.ofEvent(place.commit.position(), place.index, size), event));
                }
            }
        }
        return entries;
    }

    /** All events from {@code first} on, read page by page while they are consumed. */
    DomainEventStream stream(String aggregateId, long first) {
        Pages pages = new Pages(aggregateId, Math.max(0, first));
        Stream<DomainEventMessage<?>> events = StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .<TrackedEventMessage<?>>flatMap(place -> mapping.toMessages(place.commit, place.index).stream())
                .<DomainEventMessage<?>>map(message -> (DomainEventMessage<?>) message)
                .peek(AggregateReader::requireKnown);
        return DomainEventStream.of(events, () -> pages.lastSequence());
    }

    /** An aggregate has no handler for what nobody knows here, and would decide as if it had never happened. */
    private static void requireKnown(DomainEventMessage<?> event) {
        if (event.getPayloadType().equals(UnknownSerializedType.class)) {
            event.getPayload();
        }
    }

    Optional<Long> lastSequence(String aggregateId) {
        LongFunction<String> key = sequence -> LogKeys.ofSequence(aggregateId, sequence);
        long last = DenseSearch.lastExisting(-1, PROBES, sequences -> {
            var taken = collection.takenKeys(sequences.stream().map(key::apply).toList());
            return sequences.stream()
                    .filter(sequence -> taken.contains(key.apply(sequence)))
                    .collect(Collectors.toSet());
        });
        return last < 0 ? Optional.empty() : Optional.of(last);
    }

    private List<Place> places(String aggregateId, long first, long last) {
        return places(
                aggregateId,
                LongStream.rangeClosed(first, last).boxed().collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private List<Place> places(String aggregateId, Set<Long> sequences) {
        List<String> keys = sequences.stream()
                .map(sequence -> LogKeys.ofSequence(aggregateId, sequence))
                .toList();
        Collection<Commit> commits = collection.readByKeys(keys);
        List<Place> places = new ArrayList<>(commits.size());
        for (Commit commit : commits) {
            for (int i = 0; i < commit.events().size(); i++) {
                StoredEvent event = commit.events().get(i);
                if (aggregateId.equals(event.aggregateId()) && sequences.contains(event.sequence())) {
                    places.add(new Place(commit, i));
                }
            }
        }
        places.sort(Comparator.comparingLong(Place::sequence));
        return places;
    }

    private record Place(Commit commit, int index) {
        long sequence() {
            return commit.events().get(index).sequence();
        }
    }

    private final class Pages implements Iterator<Place> {

        private final String aggregateId;
        private long next;
        private int size = FIRST_PAGE;
        private boolean complete;
        private long last = NOTHING_READ;
        private Iterator<Place> page = List.<Place>of().iterator();

        Pages(String aggregateId, long first) {
            this.aggregateId = aggregateId;
            this.next = first;
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && !complete) {
                List<Place> places = places(aggregateId, next, next + size - 1);
                // Sequence numbers are dense, so the first that is missing is the end.
                complete = places.size() < size;
                last = places.isEmpty() ? last : places.getLast().sequence();
                next += places.size();
                size = Math.min(MAX_PAGE, size * 4);
                page = places.iterator();
            }
            return page.hasNext();
        }

        @Override
        public Place next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.next();
        }

        /** Axon wants null for an empty stream. */
        @SuppressWarnings("NullAway")
        Long lastSequence() {
            return last == NOTHING_READ ? null : Long.valueOf(last);
        }
    }
}

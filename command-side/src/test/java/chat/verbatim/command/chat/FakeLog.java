package chat.verbatim.command.chat;

import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Reads what a fixture has stored. The position of seq n is n + 1. */
final class FakeLog implements LogReader {
    private final Supplier<EventStore> store;
    private final String aggregateId;

    FakeLog(String aggregateId, Supplier<EventStore> store) {
        this.aggregateId = aggregateId;
        this.store = store;
    }

    @Override
    public long headPosition() {
        return entries().size();
    }

    @Override
    public long refreshedHeadPosition() {
        return headPosition();
    }

    @Override
    public List<LogEntry> readAggregate(String id, long firstSeq, long lastSeq) {
        return entries().stream()
                .filter(entry -> id.equals(aggregateId))
                .filter(entry -> entry.event().getSequenceNumber() >= firstSeq
                        && entry.event().getSequenceNumber() <= lastSeq)
                .toList();
    }

    @Override
    public List<LogEntry> readAggregate(String id, Collection<Long> seqs) {
        return entries().stream()
                .filter(entry -> id.equals(aggregateId))
                .filter(entry -> seqs.contains(entry.event().getSequenceNumber()))
                .toList();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String id) {
        return readAggregate(id, 0, Long.MAX_VALUE).stream()
                .map(entry -> entry.event().getSequenceNumber())
                .max(Comparator.naturalOrder());
    }

    @Override
    public Optional<LogEntry> read(String id, long seq) {
        return readAggregate(id, seq, seq).stream().findFirst();
    }

    @Override
    public Optional<LogEntry> findClaim(String claim) {
        return entries().stream()
                .filter(entry -> {
                    Object held = entry.event().getMetaData().get(DenseLogEventStore.CLAIM);
                    return claim.equals(held) || (held instanceof List<?> several && several.contains(claim));
                })
                .findFirst();
    }

    private List<LogEntry> entries() {
        List<LogEntry> entries = new ArrayList<>();
        store.get().readEvents(aggregateId).forEachRemaining(event -> entries.add(entry(event)));
        return entries;
    }

    private static LogEntry entry(DomainEventMessage<?> event) {
        return new LogEntry(event.getSequenceNumber() + 1, event);
    }
}

package chat.verbatim.command;

import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A log in which nothing stands. */
public class EmptyLog implements LogReader {
    @Override
    public long headPosition() {
        return 0;
    }

    @Override
    public long refreshedHeadPosition() {
        return headPosition();
    }

    @Override
    public List<LogEntry> readAggregate(String aggregateId, long firstSeq, long lastSeq) {
        return List.of();
    }

    @Override
    public List<LogEntry> readAggregate(String aggregateId, Collection<Long> seqs) {
        return List.of();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateId) {
        return Optional.empty();
    }

    @Override
    public Optional<LogEntry> read(String aggregateId, long seq) {
        return Optional.empty();
    }

    @Override
    public Optional<LogEntry> findClaim(String claim) {
        return Optional.empty();
    }
}

package chat.verbatim.query.audit;

import chat.verbatim.eventstore.LogLine;
import chat.verbatim.eventstore.LogPages;
import java.util.List;

/** Everything. */
final class LogEventPages implements EventPages {
    private final LogPages log;
    private final long lastCommit;
    private long next;

    LogEventPages(LogPages log, AuditFilter filter) {
        this.log = log;
        this.lastCommit = log.commitOf(filter.head());
        long first = log.commitBehind(filter.after());
        next = filter.from() == null ? first : Math.max(first, log.commitAt(filter.from(), lastCommit));
    }

    @Override
    public List<LogLine> next() {
        if (next > lastCommit) {
            return List.of();
        }
        List<LogLine> lines = log.from(next, (int) Math.min(SIZE, lastCommit - next + 1));
        if (!lines.isEmpty()) {
            next = lines.getLast().commit().position() + 1;
        }
        return lines;
    }
}

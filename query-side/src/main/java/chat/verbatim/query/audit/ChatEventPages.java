package chat.verbatim.query.audit;

import chat.verbatim.api.receipt.ReceiptEvent;
import chat.verbatim.eventstore.LogLine;
import chat.verbatim.eventstore.LogPages;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened in a chat, and who had read what when, found by keys: the rest of the log is not touched. */
final class ChatEventPages implements EventPages {
    private final List<Stretch> stretches;

    ChatEventPages(LogPages log, String chatId, AuditFilter filter) {
        stretches = Stream.of(chatId, ReceiptEvent.streamOf(chatId))
                .map(stream -> new Stretch(log, stream, filter))
                .toList();
    }

    @Override
    public List<LogLine> next() {
        List<LogLine> page = new ArrayList<>(SIZE);
        Stretch first = earliest();
        while (first != null && page.size() < SIZE) {
            page.add(first.take());
            first = earliest();
        }
        return page;
    }

    private @Nullable Stretch earliest() {
        Stretch first = null;
        for (Stretch stretch : stretches) {
            LogLine line = stretch.peek();
            if (line != null && (first == null || line.position() < first.position())) {
                first = stretch;
            }
        }
        return first;
    }

    /** One stream, from where it becomes of interest on. */
    private static final class Stretch {
        private final LogPages log;
        private final String stream;
        private final Deque<LogLine> lines = new ArrayDeque<>();
        private long next;
        private boolean atEnd;

        Stretch(LogPages log, String stream, AuditFilter filter) {
            this.log = log;
            this.stream = stream;
            this.next = log.firstSeq(stream, line -> filter.isTooEarly(line.position(), ReadEvent.writtenAt(line)));
        }

        @Nullable
        LogLine peek() {
            if (lines.isEmpty() && !atEnd) {
                List<LogLine> page = log.ofAggregate(stream, next, SIZE);
                lines.addAll(page);
                next += page.size();
                atEnd = page.size() < SIZE;
            }
            return lines.peek();
        }

        long position() {
            return lines.element().position();
        }

        LogLine take() {
            return lines.remove();
        }
    }
}

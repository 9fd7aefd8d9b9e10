package chat.verbatim.query.audit;

import chat.verbatim.eventstore.LogLine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Goes through what an audit is about, with pauses: however long the log, others get at least half of the store's time. */
final class AuditScan {
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

    private final AuditGate gate;
    private final OpenAudit audit;
    private final AuditFilter filter;
    private final EventPages pages;

    AuditScan(AuditGate gate, OpenAudit audit, AuditFilter filter, EventPages pages) {
        this.gate = gate;
        this.audit = audit;
        this.filter = filter;
        this.pages = pages;
    }

    /** Who gets what is found. */
    interface Sink {
        /** @return false when that was enough */
        boolean take(ReadEvent event) throws IOException;

        /**
         * A page is done.
         *
         * @param position up to where everything was looked at
         * @return false when that was enough
         */
        boolean pause(long position) throws IOException;
    }

    /**
     * @return whether it came to the end, rather than that the sink had enough
     * @throws chat.verbatim.api.RefusedException with {@code FORBIDDEN} when the role is taken away meanwhile
     */
    boolean run(Sink sink) throws IOException {
        while (true) {
            long began = System.nanoTime();
            List<LogLine> page = pages.next();
            long took = System.nanoTime() - began;
            for (LogLine line : page) {
                if (filter.isTooLate(line.position(), ReadEvent.writtenAt(line))) {
                    return true;
                }
                if (!offer(line, sink)) {
                    return false;
                }
            }
            if (page.isEmpty()) {
                return true;
            }
            if (!sink.pause(page.getLast().position())) {
                return false;
            }
            rest(Math.min(took, LONGEST_PAUSE.toNanos()));
            gate.requireStill(audit);
        }
    }

    private boolean offer(LogLine line, Sink sink) throws IOException {
        String type = AuditTypes.nameOf(line.event().payloadType());
        if (filter.isTooEarly(line.position(), ReadEvent.writtenAt(line)) || !filter.wants(type)) {
            return true;
        }
        ReadEvent event = ReadEvent.of(line, type);
        return !filter.wants(event) || sink.take(event);
    }

    private static void rest(long nanos) throws IOException {
        try {
            Thread.sleep(Duration.ofNanos(nanos));
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IOException("The process is ending", ending);
        }
    }
}

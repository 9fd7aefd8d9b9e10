package chat.verbatim.query.owndata;

import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.eventstore.LogLine;
import chat.verbatim.eventstore.LogPages;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Reads the whole log for one user, with pauses: however long it is, others get at least half of the store's time. */
final class OwnDataScan {
    private static final int PAGE = 256;
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final DenseLogEventStore log;
    private final JsonMapper json;

    OwnDataScan(DenseLogEventStore log, JsonMapper json) {
        this.log = log;
        this.json = json;
    }

    /** One line for each event, and an empty one every few seconds while there is none: so a client that is gone is noticed. */
    void write(String userId, Writer out) throws IOException {
        LogPages pages = log.pages();
        long last = pages.commitOf(log.refreshedHeadPosition());
        long written = System.nanoTime();
        for (long next = 1; next <= last; next += PAGE) {
            long began = System.nanoTime();
            List<LogLine> page = pages.from(next, (int) Math.min(PAGE, last - next + 1));
            long took = System.nanoTime() - began;
            for (LogLine line : page) {
                OwnEvent own = OwnEvent.of(line, userId).orElse(null);
                if (own != null) {
                    out.write(json.writeValueAsString(own));
                    out.write('\n');
                    written = System.nanoTime();
                }
            }
            if (System.nanoTime() - written > SILENCE.toNanos()) {
                out.write('\n');
                written = System.nanoTime();
            }
            out.flush();
            rest(took);
        }
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

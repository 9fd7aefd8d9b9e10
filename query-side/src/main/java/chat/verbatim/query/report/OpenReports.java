package chat.verbatim.query.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The messages with reports that nobody has decided about, the longest waiting first: an index in memory, filled from the documents. Thread-safe. */
final class OpenReports {
    private final TreeMap<Long, String> bySince = new TreeMap<>();
    private final Map<String, Long> since = new HashMap<>();

    synchronized void put(ReportsDocument reports) {
        Long before = reports.open() > 0 ? since.put(reports.id(), reports.since()) : since.remove(reports.id());
        if (before != null) {
            bySince.remove(before);
        }
        if (reports.open() > 0) {
            bySince.put(reports.since(), reports.id());
        }
    }

    /** From now on it knows these and no others. */
    synchronized void replace(Collection<ReportsDocument> all) {
        bySince.clear();
        since.clear();
        all.forEach(this::put);
    }

    /** At most {@code most} ids of documents, of those that wait since after this position. */
    synchronized List<String> after(long position, int most) {
        return bySince.tailMap(position, false).values().stream().limit(most).toList();
    }
}

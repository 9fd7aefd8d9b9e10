package chat.verbatim.loadtest.check;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** What has come to one device, across all of its connections. */
public final class Witness {
    private final Map<Integer, Seen> streams = new HashMap<>();

    /** What came of one stream. */
    private static final class Seen {
        private final BitSet counters = new BitSet();
        private int highest = -1;
        private long doubled;
        private long reordered;
    }

    Witness() {}

    /** A message has come. */
    public synchronized void saw(int stream, int counter) {
        Seen seen = streams.computeIfAbsent(stream, number -> new Seen());
        if (seen.counters.get(counter)) {
            seen.doubled++;
        } else if (counter < seen.highest) {
            seen.reordered++;
        }
        seen.counters.set(counter);
        seen.highest = Math.max(seen.highest, counter);
    }

    /** How many messages came, each of them once. */
    public synchronized long deliveries() {
        return streams.values().stream()
                .mapToLong(seen -> seen.counters.cardinality())
                .sum();
    }

    synchronized long doubled() {
        return streams.values().stream().mapToLong(seen -> seen.doubled).sum();
    }

    synchronized long reordered() {
        return streams.values().stream().mapToLong(seen -> seen.reordered).sum();
    }

    /** How many of these did not come. */
    synchronized long missing(Stream stream) {
        BitSet missing = stream.acknowledged();
        Seen seen = streams.get(stream.number());
        if (seen != null) {
            missing.andNot(seen.counters);
        }
        return missing.cardinality();
    }
}

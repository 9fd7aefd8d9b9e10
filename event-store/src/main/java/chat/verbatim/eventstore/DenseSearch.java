package chat.verbatim.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the end of a dense sequence by key look-ups: each round trip asks for many numbers at once. A sequence of a
 * thousand million entries costs about six round trips, and the servers need no sorted index for it.
 */
final class DenseSearch {

    private static final int MAX_DOUBLINGS = 52;

    private DenseSearch() {}

    /**
     * The largest number that exists.
     *
     * @param known a number that exists, or one less than the first that may
     * @param probes how many numbers to ask for in one round trip, 2 or more
     * @param existing answers which of the numbers exist
     */
    static long lastExisting(long known, int probes, Function<List<Long>, Set<Long>> existing) {
        List<Long> doublings = new ArrayList<>(MAX_DOUBLINGS);
        for (int i = 0; i < MAX_DOUBLINGS; i++) {
            doublings.add(known + (1L << i));
        }
        long low = largest(known, existing.apply(doublings));
        long high = low == known ? known + 1 : known + 2 * (low - known);
        // Invariant: low exists (or is the given start), high does not.
        while (high - low > 1) {
            long step = Math.max(1, (high - low) / (probes + 1));
            List<Long> points = new ArrayList<>(probes + 1);
            for (long point = low + step; point < high; point += step) {
                points.add(point);
            }
            long found = largest(low, existing.apply(points));
            high = Math.min(high, found + step);
            low = found;
        }
        return low;
    }

    private static long largest(long known, Set<Long> existing) {
        return existing.stream().mapToLong(Long::longValue).reduce(known, Math::max);
    }
}

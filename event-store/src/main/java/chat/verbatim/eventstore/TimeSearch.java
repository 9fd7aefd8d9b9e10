package chat.verbatim.eventstore;

import java.util.List;

/** Finds a moment in the log by binary search: commit times never go back. */
final class TimeSearch {

    private final LogCollection collection;

    TimeSearch(LogCollection collection) {
        this.collection = collection;
    }

    /**
     * The position after which all events with a timestamp of {@code millis} or later stand, 0 for the beginning.
     * Events before that moment are skipped as far as no later one stands before them.
     */
    long positionBefore(long millis, long head) {
        long first = firstNotBefore(millis, head);
        List<Commit> found = first > head ? List.of() : collection.readFrom(first, 1);
        if (!found.isEmpty()) {
            List<StoredEvent> events = found.getFirst().events();
            for (int i = 1; i < events.size() && events.get(i - 1).timestamp() < millis; i++) {
                if (events.get(i).timestamp() >= millis) {
                    return Positions.ofEvent(first, i - 1, events.size());
                }
            }
        }
        return Positions.afterCommit(first - 1);
    }

    /**
     * The first commit whose time is {@code millis} or later, {@code head + 1} when there is none. No event with such a
     * timestamp stands before it, because a commit's time is at least that of each of its events.
     */
    long firstNotBefore(long millis, long head) {
        long low = 1;
        long high = head + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            List<Commit> found = collection.readFrom(middle, 1);
            if (found.isEmpty() || found.getFirst().time() >= millis) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}

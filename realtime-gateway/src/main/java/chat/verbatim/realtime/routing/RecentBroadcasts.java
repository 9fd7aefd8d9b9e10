package chat.verbatim.realtime.routing;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;

/**
 * The newest broadcasts, so that a connection can go live without a gap or a double: what was routed while it still read
 * from the log is taken from here. Guarded by the lock of {@link Rooms}.
 */
final class RecentBroadcasts {
    private final int capacity;
    private final ArrayDeque<Broadcast> newest;
    private long completeAfter;

    /** @param start position after which everything will be put here */
    RecentBroadcasts(int capacity, long start) {
        this.capacity = capacity;
        this.newest = new ArrayDeque<>(capacity);
        this.completeAfter = start;
    }

    void add(Broadcast broadcast) {
        if (newest.size() == capacity) {
            completeAfter = newest.removeFirst().position();
        }
        newest.addLast(broadcast);
    }

    /** Whether everything after {@code position} is still here. */
    boolean reachBackTo(long position) {
        return position >= completeAfter;
    }

    /** Those after {@code seen} and up to {@code until}, in the order of the log. */
    List<Broadcast> between(long seen, long until) {
        // From the end, for most who ask have missed little.
        ArrayDeque<Broadcast> found = new ArrayDeque<>();
        Iterator<Broadcast> backwards = newest.descendingIterator();
        while (backwards.hasNext()) {
            Broadcast broadcast = backwards.next();
            if (broadcast.position() <= seen) {
                break;
            }
            if (broadcast.position() <= until) {
                found.addFirst(broadcast);
            }
        }
        return List.copyOf(found);
    }
}

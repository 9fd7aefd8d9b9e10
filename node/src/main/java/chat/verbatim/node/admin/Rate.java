package chat.verbatim.node.admin;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a growing number has grown over the last looks at it. Used by one thread. */
public final class Rate {
    private static final double NANOS = 1e9;

    private final int looks;
    private final Deque<Look> before = new ArrayDeque<>();

    private record Look(long nanos, double value) {}

    /** @param looks over how many looks back, 1 or more */
    public Rate(int looks) {
        this.looks = looks;
    }

    /**
     * @param nanos the time of this look, later than that of the last one
     * @return by how much it grew in a second, 0 or more; 0 at the first look, and when the number begins anew
     */
    public double look(long nanos, double value) {
        Look last = before.peekLast();
        if (last != null && value < last.value) {
            before.clear();
        }
        Look first = before.peekFirst();
        before.addLast(new Look(nanos, value));
        if (before.size() > looks) {
            before.removeFirst();
        }
        if (first == null || nanos <= first.nanos) {
            return 0;
        }
        return Math.round((value - first.value) * NANOS / (nanos - first.nanos) * 100) / 100.0;
    }
}

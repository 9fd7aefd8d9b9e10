package chat.verbatim.realtime.whereabouts;

/** Positions as numbers of commits, in which processes say how far they are. */
public final class LogPlace {
    private static final int EVENT_BITS = 10;
    private static final long EVENTS = (1L << EVENT_BITS) - 1;

    private LogPlace() {}

    /** How many commits somebody has who has everything up to a position. */
    public static long commits(long position) {
        return Math.max(0, (position >> EVENT_BITS) - 1);
    }

    /** The commit in which the event at a position stands; the last one of a commit has the position behind it. */
    static long commitOf(long position) {
        return (position & EVENTS) == 0 ? commits(position) : position >> EVENT_BITS;
    }
}

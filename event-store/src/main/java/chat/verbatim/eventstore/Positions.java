package chat.verbatim.eventstore;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of positions. A position names the commit to read next in its upper bits and how many of that
 * commit's events were read already in its lower ten: unique and increasing per event, and one number.
 */
final class Positions {

    private static final int EVENT_BITS = 10;

    /** One less than the lower bits can count, because a commit that was read completely counts as the next one. */
    static final int MAX_EVENTS_PER_COMMIT = (1 << EVENT_BITS) - 1;

    /** Before the first event, as a token that says so. */
    static final long TAIL = 1L << EVENT_BITS;

    private Positions() {}

    /** The position of event {@code index} (from 0) in a commit of {@code size} events. */
    static long ofEvent(long commit, int index, int size) {
        return index == size - 1 ? afterCommit(commit) : (commit << EVENT_BITS) | (index + 1);
    }

    /** The position of the last event of a commit; 0 stands for the empty log. */
    static long afterCommit(long commit) {
        return commit == 0 ? 0 : (commit + 1) << EVENT_BITS;
    }

    /** The commit in which the event after {@code position} stands, 1 or more. */
    static long nextCommit(long position) {
        return Math.max(1, position >> EVENT_BITS);
    }

    /** How many events of {@link #nextCommit} come before the event after {@code position}. */
    static int eventsRead(long position) {
        return position >> EVENT_BITS == 0 ? 0 : (int) (position & MAX_EVENTS_PER_COMMIT);
    }

    /** The commit that holds the event at {@code position}. */
    static long commitOf(long position) {
        return eventsRead(position) == 0 ? nextCommit(position) - 1 : nextCommit(position);
    }

    static GlobalSequenceTrackingToken token(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    /** The position that a token stands for; no token stands for the start. */
    static long of(@Nullable TrackingToken token) {
        TrackingToken bare = WrappedToken.unwrapLowerBound(token);
        if (bare == null) {
            return 0;
        }
        if (bare instanceof GlobalSequenceTrackingToken sequence) {
            return Math.max(0, sequence.getGlobalIndex());
        }
        throw new IllegalArgumentException(
                "Not a token of this log: " + bare.getClass().getName());
    }
}

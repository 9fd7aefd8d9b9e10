package chat.verbatim.api.admin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the copy of a projection does that stands beside the live one.
 *
 * @param role {@link #NEXT} or {@link #PREVIOUS}
 * @param position everything up to here is applied
 * @param lag commits that are not applied yet
 * @param state {@code building} while it has not caught up, {@code comparing}, {@link #READY}, {@code paused} or {@code failed}
 * @param failure why it does not go on; it tries again by itself
 * @param progress while it is being built: how much is done, in percent
 * @param secondsLeft while it is being built: how long that will take at the pace of the last seconds; null while that is not known
 * @param leftOut how many events its documents lack, because they are dead letters
 * @param parity what the last comparison found; null before the first one
 * @param refusal why the last wish was not carried out; null when it was
 */
public record BesideState(
        String role,
        long position,
        long lag,
        String state,
        ProjectionState.@Nullable Failure failure,
        double eventsPerSecond,
        @Nullable Double progress,
        @Nullable Long secondsLeft,
        int leftOut,
        @Nullable Parity parity,
        @Nullable String refusal) {
    /** The role of one that was built to be switched to. */
    public static final String NEXT = "next";
    /** The role of one that was live before, and is kept to be switched back to. */
    public static final String PREVIOUS = "previous";
    /** The state in which it can be switched to. */
    public static final String READY = "ready";

    /**
     * How two copies of a projection compare, each document at one position.
     *
     * @param at when the comparison ended
     * @param compared how many documents there are
     * @param onlyLive how many of them the copy beside lacks
     * @param onlyBeside how many of them the live copy lacks
     * @param differing how many are in both and not the same
     * @param unsettled how many could not be compared, because one of the two stands still before what the other has applied
     * @param differences the first of those that are not the same
     */
    public record Parity(
            Instant at,
            long compared,
            long onlyLive,
            long onlyBeside,
            long differing,
            long unsettled,
            List<Difference> differences) {
        public Parity {
            differences = List.copyOf(differences);
        }
    }

    /**
     * A document that is not the same in both.
     *
     * @param id of the document
     * @param found {@code only-live}, {@code only-beside} or {@code differing}
     * @param fields names of the fields that differ, with those that they are in: never what they say
     */
    public record Difference(String id, String found, List<String> fields) {
        public Difference {
            fields = List.copyOf(fields);
        }
    }
}

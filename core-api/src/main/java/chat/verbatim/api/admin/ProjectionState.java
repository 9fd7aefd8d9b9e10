package chat.verbatim.api.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a projection of a process does.
 *
 * @param position everything up to here is applied
 * @param head where the log ends
 * @param lag commits that are not applied yet
 * @param state {@code running}, {@code replaying}, {@code paused}, {@code failed} or {@code stopped}
 * @param failure why it does not go on; it tries again by itself
 * @param eventsPerSecond events of the log that it went through in the last seconds
 * @param progress while it replays: how much is done, in percent
 * @param secondsLeft while it replays: how long that will take at the pace of the last seconds; null while that is not known
 * @param leftOut positions of the events that its documents lack, because they failed it and an operator let it leave them out
 * @param beside the copy that stands beside it; null for none
 */
public record ProjectionState(
        String name,
        long position,
        long head,
        long lag,
        String state,
        @Nullable Failure failure,
        double eventsPerSecond,
        @Nullable Double progress,
        @Nullable Long secondsLeft,
        @Nullable List<Long> leftOut,
        @Nullable BesideState beside) {
    public ProjectionState {
        leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
    }

    @Override
    public List<Long> leftOut() {
        return leftOut == null ? List.of() : leftOut;
    }

    /**
     * @param reason what went wrong, without anything that people wrote
     * @param position of the event that it went wrong with
     * @param event that event, where it is the cause; null where something else is, such as a store that cannot be reached
     */
    public record Failure(
            String reason, long position, @Nullable FailedEvent event) {}

    /**
     * An event that a projection cannot apply.
     *
     * @param type stored name of its type
     * @param stream whose event it is; null for nobody's
     * @param seq its number in that stream
     */
    public record FailedEvent(String type, @Nullable String stream, long seq) {}
}

package chat.verbatim.query.projection;

import chat.verbatim.api.admin.BesideState;
import chat.verbatim.api.admin.ProjectionState;
import chat.verbatim.node.admin.Rate;
import chat.verbatim.query.projection.ProjectionProcessor.State;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A copy of a projection, looked at every few seconds. Used by one thread. */
final class MeasuredProjection {
    private static final int LOOKS = 5;
    private static final double WHOLE = 100;

    private final ProjectionProcessor processor;
    private final Rate events = new Rate(LOOKS);
    private final Rate commits = new Rate(LOOKS);

    MeasuredProjection(ProjectionProcessor processor) {
        this.processor = processor;
    }

    /** @param beside the copy beside this one, which is live; null for none */
    ProjectionState look(long head, long nanos, @Nullable BesideState beside) {
        ProjectionStatus status = ProjectionStatus.of(processor, head);
        long position = Long.parseLong(status.position());
        double eventsPerSecond = events.look(nanos, (double) processor.batches().handled());
        double commitsPerSecond = commits.look(nanos, (double) ProjectionStatus.commits(position));
        boolean replaying = processor.state() == State.REPLAYING;
        return new ProjectionState(
                status.name(),
                position,
                head,
                status.lag(),
                status.state(),
                processor.batches().failure(),
                eventsPerSecond,
                replaying ? progress(position, head) : null,
                replaying ? secondsLeft(status.lag(), commitsPerSecond) : null,
                processor.batches().leftOut(),
                beside);
    }

    /** As a copy that is not live. */
    BesideState look(long head, long nanos, BesideCopy copy) {
        long position = Math.min(processor.position(), head);
        long lag = ProjectionStatus.lag(head, position);
        double eventsPerSecond = events.look(nanos, (double) processor.batches().handled());
        double commitsPerSecond = commits.look(nanos, (double) ProjectionStatus.commits(position));
        BesideCopy.State state = copy.state();
        boolean building = state == BesideCopy.State.BUILDING;
        return new BesideState(
                copy.role().word(),
                position,
                lag,
                state.name().toLowerCase(Locale.ROOT),
                processor.batches().failure(),
                eventsPerSecond,
                building ? progress(position, head) : null,
                building ? secondsLeft(lag, commitsPerSecond) : null,
                processor.batches().leftOut().size(),
                copy.comparison().found(),
                copy.refusal());
    }

    private static double progress(long position, long head) {
        long all = ProjectionStatus.commits(head);
        return all == 0 ? WHOLE : Math.floor(WHOLE * 10 * ProjectionStatus.commits(position) / all) / 10;
    }

    private static @Nullable Long secondsLeft(long lag, double commitsPerSecond) {
        return commitsPerSecond <= 0 ? null : Math.round(Math.ceil(lag / commitsPerSecond));
    }
}

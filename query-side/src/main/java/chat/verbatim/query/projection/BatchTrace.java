package chat.verbatim.query.projection;

import chat.verbatim.api.trace.Step;
import chat.verbatim.api.trace.TraceField;
import chat.verbatim.api.trace.Traces;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;

/** The events of a batch that are followed: each has a step from when it came until the batch is written. For one thread. */
final class BatchTrace {
    private final Traces traces;
    private final String projection;
    private final List<Step> steps = new ArrayList<>();

    BatchTrace(Traces traces, String projection) {
        this.traces = traces;
        this.projection = projection;
    }

    /** Forgets what was begun for a batch that was never written. */
    void startOver() {
        steps.clear();
    }

    void begin(TrackedEventMessage<?> event, long position) {
        // The time first, for metadata has to be read out of JSON, and a rebuild goes through all there ever was.
        if (!traces.isOn() || !traces.isRecent(event.getTimestamp()) || ReplayToken.isReplay(event)) {
            return;
        }
        Step step = traces.follow("projection", event.getMetaData().get(Traces.KEY));
        if (step.isFollowed()) {
            steps.add(step.with(TraceField.PROJECTION, projection).with(TraceField.POSITION, position));
        }
    }

    void end() {
        steps.forEach(Step::end);
        steps.clear();
    }

    /** The batch was not written, and comes again. */
    void fail(Throwable failure) {
        steps.forEach(step -> step.fail(failure.getClass().getSimpleName()));
        steps.clear();
    }
}

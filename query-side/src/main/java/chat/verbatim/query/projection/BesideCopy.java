package chat.verbatim.query.projection;

import chat.verbatim.query.projection.Arrangement.Beside;
import org.jspecify.annotations.Nullable;

/** The copy of a projection that stands beside the live one. Changed by one thread, and looked at by others. */
final class BesideCopy {
    enum State {
        BUILDING,
        COMPARING,
        READY,
        PAUSED,
        FAILED
    }

    private final Beside role;
    private final ProjectionProcessor processor;
    private final Comparison comparison;
    private long headBefore = Long.MAX_VALUE;
    private volatile boolean caughtUp;
    private volatile @Nullable String refusal;

    /** @param comparison with the live one */
    BesideCopy(Beside role, ProjectionProcessor processor, Comparison comparison) {
        this.role = role;
        this.processor = processor;
        this.comparison = comparison;
    }

    Beside role() {
        return role;
    }

    ProjectionProcessor processor() {
        return processor;
    }

    Comparison comparison() {
        return comparison;
    }

    State state() {
        if (processor.isPaused()) {
            return State.PAUSED;
        }
        if (processor.batches().failure() != null) {
            return State.FAILED;
        }
        if (!caughtUp) {
            return State.BUILDING;
        }
        boolean unknown = role == Beside.NEXT && comparison.found() == null;
        return unknown || comparison.isRunning() ? State.COMPARING : State.READY;
    }

    /**
     * To be called about once a second. What is new and has caught up is compared, until that has succeeded once.
     *
     * @param head where the log ends now
     */
    void look(long head) {
        // A log that is written to never stands still: what was in it at the last look is asked for.
        caughtUp = processor.position() >= headBefore;
        headBefore = head;
        if (state() == State.COMPARING) {
            comparison.start();
        }
    }

    /** Why the last wish was not carried out; null when it was. */
    @Nullable
    String refusal() {
        return refusal;
    }

    void refuse(@Nullable String reason) {
        refusal = reason;
    }
}

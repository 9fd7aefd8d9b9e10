package chat.verbatim.query.admin;

import chat.verbatim.api.Position;
import chat.verbatim.api.admin.BesideWish;
import chat.verbatim.api.admin.ProcessStatus;
import chat.verbatim.api.admin.ProjectionState;
import chat.verbatim.api.admin.ProjectionWish;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A projection of a process, as operators see it.
 *
 * @param silent whether nothing was heard of the process for a while
 * @param leftOut how many events its documents lack, because they are dead letters
 * @param wish what was asked for and is not seen to be done yet: {@code pause}, {@code resume} or {@code rebuild}
 * @param beside the copy that stands beside it; null for none
 * @param besideWish what was asked for of the copy beside and is not done yet: {@link BesideWish#word}
 */
record KeptProjection(
        String process,
        boolean silent,
        String name,
        String position,
        String head,
        long lag,
        String state,
        @Nullable Failure failure,
        double eventsPerSecond,
        @Nullable Double progress,
        @Nullable Long secondsLeft,
        int leftOut,
        @Nullable String wish,
        @Nullable KeptBeside beside,
        @Nullable String besideWish) {
    /** @param event what it went wrong with, where that is the cause */
    record Failure(String reason, String position, @Nullable FailedEvent event) {
        static Failure of(ProjectionState.Failure failure) {
            ProjectionState.FailedEvent event = failure.event();
            return new Failure(
                    failure.reason(),
                    Position.encode(failure.position()),
                    event == null ? null : FailedEvent.of(event));
        }
    }

    /** An event that can be made a dead letter. */
    record FailedEvent(
            String type, @Nullable String stream, @Nullable Long seq) {
        static FailedEvent of(ProjectionState.FailedEvent event) {
            return new FailedEvent(event.type(), event.stream(), event.stream() == null ? null : event.seq());
        }
    }

    static KeptProjection of(ProcessStatus process, ProjectionState state, @Nullable ProjectionWish wish, Instant now) {
        ProjectionState.Failure failure = state.failure();
        return new KeptProjection(
                process.id(),
                process.isSilent(now),
                state.name(),
                Position.encode(state.position()),
                Position.encode(state.head()),
                state.lag(),
                state.state(),
                failure == null ? null : Failure.of(failure),
                state.eventsPerSecond(),
                state.progress(),
                state.secondsLeft(),
                state.leftOut().size(),
                wish == null ? null : undone(wish, state.state()),
                state.beside() == null ? null : KeptBeside.of(state.beside()),
                wish == null || wish.beside() == null
                        ? null
                        : wish.beside().what().word());
    }

    private static @Nullable String undone(ProjectionWish wish, String state) {
        if (wish.rebuild() != null) {
            return "rebuild";
        }
        boolean paused = state.equals("paused");
        if (wish.paused() == paused) {
            return null;
        }
        return wish.paused() ? "pause" : "resume";
    }
}

package chat.verbatim.query.admin;

import chat.verbatim.api.Position;
import chat.verbatim.api.admin.BesideState;
import chat.verbatim.api.admin.BesideState.Parity;
import org.jspecify.annotations.Nullable;

/**
 * The copy of a projection beside the live one, as operators see it.
 *
 * @param role {@code next} or {@code previous}
 * @param leftOut how many events its documents lack, because they are dead letters
 * @param parity what the last comparison found
 * @param refusal why what was asked for last was not done
 */
record KeptBeside(
        String role,
        String position,
        long lag,
        String state,
        KeptProjection.@Nullable Failure failure,
        double eventsPerSecond,
        @Nullable Double progress,
        @Nullable Long secondsLeft,
        int leftOut,
        @Nullable Parity parity,
        @Nullable String refusal) {
    static KeptBeside of(BesideState state) {
        return new KeptBeside(
                state.role(),
                Position.encode(state.position()),
                state.lag(),
                state.state(),
                state.failure() == null ? null : KeptProjection.Failure.of(state.failure()),
                state.eventsPerSecond(),
                state.progress(),
                state.secondsLeft(),
                state.leftOut(),
                state.parity(),
                state.refusal());
    }
}

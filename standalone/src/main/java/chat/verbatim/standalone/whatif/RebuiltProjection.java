package chat.verbatim.standalone.whatif;

import chat.verbatim.api.admin.BesideState;
import chat.verbatim.api.admin.BesideState.Parity;
import chat.verbatim.api.admin.BesideWish;
import chat.verbatim.api.admin.ProcessStatus;
import chat.verbatim.api.admin.ProjectionState;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A projection as it is stored, with one beside it that this version builds: by the means of a server, and compared by them. */
final class RebuiltProjection {
    private static final int LOOK_MILLIS = 250;

    private final String projection;
    private final CopiedServer server;
    private final Consumer<String> progress;
    private String told = "";

    /** @param progress hears how far it is */
    RebuiltProjection(String projection, CopiedServer server, Consumer<String> progress) {
        this.projection = projection;
        this.server = server;
        this.progress = progress;
    }

    /**
     * Builds it and compares the two.
     *
     * @throws IllegalArgumentException when there is no such projection
     * @throws IllegalStateException when one of the two cannot be brought to the end of the log
     */
    ProjectionOutcome compare() throws InterruptedException {
        String processId = awaitProcess();
        ProjectionState stored = await(state -> state.lag() == 0 ? Optional.of(state) : Optional.empty());
        if (stored.beside() != null) {
            wish(processId, BesideWish.DISCARD);
            await(state -> state.beside() == null ? Optional.of(state) : Optional.empty());
        }
        wish(processId, BesideWish.BUILD);
        Parity parity = await(state -> Optional.ofNullable(state.beside()).map(BesideState::parity));
        long commits = server.log().pages().commitOf(stored.head());
        return ProjectionOutcome.of(projection, commits, stored.leftOut().size(), parity);
    }

    private String awaitProcess() throws InterruptedException {
        Optional<ProcessStatus> own = server.status();
        while (own.isEmpty()) {
            Thread.sleep(LOOK_MILLIS);
            own = server.status();
        }
        List<String> names =
                own.get().projections().stream().map(ProjectionState::name).toList();
        if (!names.contains(projection)) {
            throw new IllegalArgumentException("There is no projection \"%s\"; there are %s"
                    .formatted(projection, names.stream().sorted().collect(Collectors.joining(", "))));
        }
        return own.get().id();
    }

    private void wish(String processId, BesideWish wish) throws InterruptedException {
        while (!server.wishes().beside(processId, projection, wish)) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private <T> T await(Function<ProjectionState, Optional<T>> wanted) throws InterruptedException {
        while (true) {
            Optional<ProjectionState> state = state();
            if (state.isPresent()) {
                requireGoingOn(state.get());
                Optional<T> found = wanted.apply(state.get());
                if (found.isPresent()) {
                    return found.get();
                }
                tell(state.get());
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private Optional<ProjectionState> state() {
        return server.status().flatMap(own -> own.projections().stream()
                .filter(state -> state.name().equals(projection))
                .findFirst());
    }

    private static void requireGoingOn(ProjectionState state) {
        BesideState beside = state.beside();
        requireGoingOn("as it is stored", state.failure());
        requireGoingOn("as this version builds it", beside == null ? null : beside.failure());
    }

    private static void requireGoingOn(String which, ProjectionState.@Nullable Failure failure) {
        if (failure != null) {
            throw new IllegalStateException("The projection %s does not get past position %d: %s"
                    .formatted(which, failure.position(), failure.reason()));
        }
    }

    private void tell(ProjectionState state) {
        BesideState beside = state.beside();
        Double percent = beside == null ? null : beside.progress();
        String now = percent == null ? "" : "%.0f %% is built".formatted(percent);
        if (!now.isEmpty() && !now.equals(told)) {
            told = now;
            progress.accept(now);
        }
    }
}

package chat.verbatim.command.admin;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.admin.ProcessStatus;
import chat.verbatim.api.admin.ProjectionState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A projection, and the process that keeps it. */
record Keeper(String processId, ProjectionState projection) {
    /** All that spoke lately. */
    static List<Keeper> in(List<ProcessStatus> statuses, Instant now) {
        return statuses.stream()
                .filter(status -> !status.isSilent(now))
                .flatMap(status -> status.projections().stream().map(projection -> new Keeper(status.id(), projection)))
                .toList();
    }

    /**
     * Those of a projection that spoke lately.
     *
     * @param process the only one that is wanted; null for all
     * @throws chat.verbatim.api.RefusedException when there is none
     */
    static List<Keeper> of(List<ProcessStatus> statuses, Instant now, String name, @Nullable String process) {
        List<Keeper> keepers = in(statuses, now).stream()
                .filter(keeper -> keeper.projection().name().equals(name))
                .toList();
        if (keepers.isEmpty()) {
            throw Refusal.because(RefusalCode.NOT_FOUND, "No process that is well has a projection of this name.");
        }
        List<Keeper> wanted = keepers.stream()
                .filter(keeper -> process == null || keeper.processId().equals(process))
                .toList();
        if (wanted.isEmpty()) {
            throw Refusal.because(
                    RefusalCode.NOT_FOUND, "No process that is well has this name and such a projection.");
        }
        return wanted;
    }

    static List<String> ids(List<Keeper> keepers) {
        return keepers.stream().map(Keeper::processId).toList();
    }

    /** Whether there is a copy beside its live one. */
    boolean isAccompanied() {
        return projection.beside() != null;
    }

    boolean isReplaying() {
        return projection.state().equals("replaying");
    }
}

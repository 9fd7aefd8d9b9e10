package chat.verbatim.command.admin;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.admin.ProcessStatuses;
import chat.verbatim.api.admin.ProjectionWishes;
import chat.verbatim.api.session.Caller;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What operators want of projections. It is written down, and each process of the query side carries it out within about a second: a request may
 * come to any process, and the one that it is about may be down just now.
 */
@RestController
@RequestMapping("/api/admin/projections/{name}")
final class ProjectionWishEndpoint {
    private static final Logger log = LoggerFactory.getLogger(ProjectionWishEndpoint.class);

    private final ProcessStatuses statuses;
    private final ProjectionWishes wishes;
    private final Clock clock;

    ProjectionWishEndpoint(ProcessStatuses statuses, ProjectionWishes wishes, Clock clock) {
        this.statuses = statuses;
        this.wishes = wishes;
        this.clock = clock;
    }

    /** Whom it concerns. */
    record Asked(List<String> processes) {}

    @PostMapping("/pause")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Asked pause(Caller caller, @PathVariable String name, @RequestParam(required = false) @Nullable String process) {
        return paused(caller, name, process, true);
    }

    @PostMapping("/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Asked resume(Caller caller, @PathVariable String name, @RequestParam(required = false) @Nullable String process) {
        return paused(caller, name, process, false);
    }

    private Asked paused(Caller caller, String name, @Nullable String process, boolean paused) {
        List<String> processes = Keeper.ids(keepers(name, process));
        processes.forEach(id -> wishes.pause(id, name, paused));
        return said(caller, paused ? "pause" : "resume", name, processes);
    }

    @PostMapping("/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Asked rebuild(Caller caller, @PathVariable String name, @RequestParam(required = false) @Nullable String process) {
        List<Keeper> keepers = keepers(name, process);
        requireNothingBeside(keepers);
        List<String> busy =
                Keeper.ids(keepers.stream().filter(Keeper::isReplaying).toList());
        if (busy.isEmpty()) {
            List<String> asked = Keeper.ids(keepers).stream()
                    .filter(id -> wishes.rebuild(id, name))
                    .toList();
            if (!asked.isEmpty()) {
                return said(caller, "rebuild", name, asked);
            }
        }
        throw Refusal.because(
                RefusalCode.CONFLICT,
                "The projection is being rebuilt already by "
                        + String.join(", ", busy.isEmpty() ? Keeper.ids(keepers) : busy) + ". Wait until it is done.");
    }

    /** Comparing with one that begins anew, or switching to it, would be of no use. */
    private static void requireNothingBeside(List<Keeper> keepers) {
        List<String> several =
                Keeper.ids(keepers.stream().filter(Keeper::isAccompanied).toList());
        if (!several.isEmpty()) {
            throw Refusal.because(
                    RefusalCode.CONFLICT,
                    "There is a copy beside the projection of " + String.join(", ", several)
                            + ". Switch to it, or discard it first.");
        }
    }

    private List<Keeper> keepers(String name, @Nullable String process) {
        return Keeper.of(statuses.all(), clock.instant(), name, process);
    }

    private static Asked said(Caller caller, String wish, String name, List<String> processes) {
        log.info("Operator {} wants: {} projection {} of {}", caller.userId(), wish, name, processes);
        return new Asked(processes);
    }
}

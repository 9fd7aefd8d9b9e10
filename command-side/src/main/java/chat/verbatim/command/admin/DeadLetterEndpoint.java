package chat.verbatim.command.admin;

import chat.verbatim.api.Position;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.admin.DeadLetter;
import chat.verbatim.api.admin.DeadLetters;
import chat.verbatim.api.admin.ProcessStatuses;
import chat.verbatim.api.admin.ProjectionState.FailedEvent;
import chat.verbatim.api.admin.ProjectionState.Failure;
import chat.verbatim.api.admin.ProjectionWishes;
import chat.verbatim.api.session.Caller;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators decide that a projection leaves out an event that it cannot apply, and have it applied after all once it can be. */
@RestController
@RequestMapping("/api/admin/projections/{name}/dead-letters/{position}")
final class DeadLetterEndpoint {
    private static final Logger log = LoggerFactory.getLogger(DeadLetterEndpoint.class);

    private final ProcessStatuses statuses;
    private final ProjectionWishes wishes;
    private final DeadLetters letters;
    private final Clock clock;

    DeadLetterEndpoint(ProcessStatuses statuses, ProjectionWishes wishes, DeadLetters letters, Clock clock) {
        this.statuses = statuses;
        this.wishes = wishes;
        this.letters = letters;
        this.clock = clock;
    }

    /** Whom it concerns. */
    record Asked(List<String> processes) {}

    /** The event may be left out by every process that it fails, now and later. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Asked leaveOut(Caller caller, @PathVariable String name, @PathVariable String position) {
        long place = Position.decode(position, "position");
        List<Keeper> keepers = keepers(name);
        List<Keeper> stuck = keepers.stream()
                .filter(keeper -> failedEvent(keeper.projection().failure(), place) != null)
                .toList();
        if (letters.find(name, place).isPresent()) {
            return new Asked(ids(stuck.isEmpty() ? keepers : stuck));
        }
        if (stuck.isEmpty()) {
            throw Refusal.because(
                    RefusalCode.CONFLICT,
                    "The projection does not stand before this event. Ask for the projections, and name the position that a failure has there"
                            + " together with an event.");
        }
        Failure failure = Objects.requireNonNull(stuck.getFirst().projection().failure());
        FailedEvent event = Objects.requireNonNull(failure.event());
        letters.add(new DeadLetter(
                name,
                place,
                event.type(),
                event.stream(),
                event.seq(),
                failure.reason(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                caller.userId()));
        log.warn("Operator {} lets projection {} leave out the event at position {}", caller.userId(), name, place);
        return new Asked(ids(stuck));
    }

    private static @Nullable FailedEvent failedEvent(@Nullable Failure failure, long position) {
        return failure != null && failure.position() == position ? failure.event() : null;
    }

    /** The processes whose documents lack the event build them anew, with it in its place. */
    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Asked replay(Caller caller, @PathVariable String name, @PathVariable String position) {
        long place = Position.decode(position, "position");
        List<Keeper> lacking = keepers(name).stream()
                .filter(keeper -> keeper.projection().leftOut().contains(place))
                .toList();
        if (lacking.isEmpty()) {
            throw Refusal.because(
                    RefusalCode.CONFLICT, "No process that is well has left this event out of this projection.");
        }
        List<String> asked = ids(lacking.stream()
                .filter(keeper -> !keeper.isReplaying())
                .filter(keeper -> wishes.rebuild(keeper.processId(), name))
                .toList());
        if (asked.isEmpty()) {
            throw Refusal.because(
                    RefusalCode.CONFLICT,
                    "The projection is being rebuilt already by " + String.join(", ", ids(lacking))
                            + ". Wait until it is done.");
        }
        log.info("Operator {} wants: replay position {} into projection {} of {}", caller.userId(), place, name, asked);
        return new Asked(asked);
    }

    private List<Keeper> keepers(String name) {
        List<Keeper> keepers = Keeper.in(statuses.all(), clock.instant()).stream()
                .filter(keeper -> keeper.projection().name().equals(name))
                .toList();
        if (keepers.isEmpty()) {
            throw Refusal.because(RefusalCode.NOT_FOUND, "No process that is well has a projection of this name.");
        }
        return keepers;
    }

    private static List<String> ids(List<Keeper> keepers) {
        return keepers.stream().map(Keeper::processId).toList();
    }
}

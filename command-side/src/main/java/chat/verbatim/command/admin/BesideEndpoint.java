package chat.verbatim.command.admin;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.admin.BesideState;
import chat.verbatim.api.admin.BesideWish;
import chat.verbatim.api.admin.ProcessStatuses;
import chat.verbatim.api.admin.ProjectionWishes;
import chat.verbatim.api.session.Caller;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
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
 * What operators want of copies of projections beside the live ones. It is refused by what the processes said of themselves last, and otherwise
 * written down for them, who look again before they do it.
 */
@RestController
@RequestMapping("/api/admin/projections/{name}/beside")
final class BesideEndpoint {
    private static final Logger log = LoggerFactory.getLogger(BesideEndpoint.class);
    private static final String NOTHING = "There is no copy beside the live one";

    private final ProcessStatuses statuses;
    private final ProjectionWishes wishes;
    private final Clock clock;

    BesideEndpoint(ProcessStatuses statuses, ProjectionWishes wishes, Clock clock) {
        this.statuses = statuses;
        this.wishes = wishes;
        this.clock = clock;
    }

    /** Whom it concerns. */
    record Asked(List<String> processes) {}

    @PostMapping("/build")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Asked build(Caller caller, @PathVariable String name, @RequestParam(required = false) @Nullable String process) {
        return ask(caller, name, process, BesideWish.BUILD, keeper -> {
            if (keeper.isAccompanied()) {
                return "There is a copy beside the live one already. Switch to it, or discard it first";
            }
            return keeper.isReplaying() ? "The projection is being rebuilt. Wait until it is done" : null;
        });
    }

    @PostMapping("/compare")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Asked compare(Caller caller, @PathVariable String name, @RequestParam(required = false) @Nullable String process) {
        return ask(caller, name, process, BesideWish.COMPARE, keeper -> {
            BesideState beside = keeper.projection().beside();
            return beside == null ? NOTHING : notReady(beside);
        });
    }

    @PostMapping("/switch")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Asked switchToIt(
            Caller caller, @PathVariable String name, @RequestParam(required = false) @Nullable String process) {
        return ask(caller, name, process, BesideWish.SWITCH, keeper -> unlessReady(keeper, true));
    }

    @PostMapping("/switch-back")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Asked switchBack(
            Caller caller, @PathVariable String name, @RequestParam(required = false) @Nullable String process) {
        return ask(caller, name, process, BesideWish.SWITCH_BACK, keeper -> unlessReady(keeper, false));
    }

    @PostMapping("/discard")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Asked discard(Caller caller, @PathVariable String name, @RequestParam(required = false) @Nullable String process) {
        return ask(caller, name, process, BesideWish.DISCARD, keeper -> keeper.isAccompanied() ? null : NOTHING);
    }

    /** @param next whether one that was built is wanted, and not one that is kept */
    private static @Nullable String unlessReady(Keeper keeper, boolean next) {
        BesideState beside = keeper.projection().beside();
        if (beside == null) {
            return next ? NOTHING + " that could be switched to. Build it first" : "Nothing is kept to switch back to";
        }
        if (beside.role().equals(BesideState.NEXT) != next) {
            return next
                    ? "The copy beside is the one before. Switch back to it, or discard it"
                    : "Nothing is kept to switch back to: the copy beside is a new one";
        }
        return notReady(beside);
    }

    private static @Nullable String notReady(BesideState beside) {
        return switch (beside.state()) {
            case BesideState.READY -> null;
            case "comparing" -> "The copy beside is still being compared with the live one. Wait until it is ready";
            case "paused" -> "The projection is paused. Resume it first";
            case "failed" -> "The copy beside stands before an event that it cannot apply. Discard it, or mend that";
            default -> "The copy beside has not caught up with the log yet. Wait until it is ready";
        };
    }

    /** @param refusal why a process cannot do it; null when it can */
    private Asked ask(
            Caller caller,
            String name,
            @Nullable String process,
            BesideWish wish,
            Function<Keeper, @Nullable String> refusal) {
        List<Keeper> keepers = Keeper.of(statuses.all(), clock.instant(), name, process);
        keepers.stream()
                .flatMap(keeper ->
                        Stream.ofNullable(refusal.apply(keeper)).map(why -> why + " (" + keeper.processId() + ")."))
                .findFirst()
                .ifPresent(why -> {
                    throw Refusal.because(RefusalCode.CONFLICT, why);
                });
        List<String> asked = Keeper.ids(keepers).stream()
                .filter(id -> wishes.beside(id, name, wish))
                .toList();
        if (asked.isEmpty()) {
            throw Refusal.because(
                    RefusalCode.CONFLICT, "What was asked for before is not done yet. Try again in a moment.");
        }
        log.info("Operator {} wants: {} beside projection {} of {}", caller.userId(), wish.word(), name, asked);
        return new Asked(asked);
    }
}

package chat.verbatim.query.admin;

import chat.verbatim.api.Position;
import chat.verbatim.api.admin.DeadLetters;
import chat.verbatim.api.admin.ProcessStatus;
import chat.verbatim.api.admin.ProcessStatuses;
import chat.verbatim.api.admin.ProjectionState;
import chat.verbatim.api.admin.ProjectionWish;
import chat.verbatim.api.admin.ProjectionWishes;
import chat.verbatim.eventstore.DenseLogEventStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How all processes do, from what each says of itself. Only operators come as far as this. */
@RestController
@RequestMapping("/api/admin")
final class AdminController {
    private static final int EVENT_BITS = 10;

    private final ProcessStatuses statuses;
    private final ProjectionWishes wishes;
    private final DeadLetters letters;
    private final RunningSettings settings;
    private final DenseLogEventStore log;
    private final Clock clock;

    AdminController(
            ProcessStatuses statuses,
            ProjectionWishes wishes,
            DeadLetters letters,
            RunningSettings settings,
            DenseLogEventStore log,
            Clock clock) {
        this.letters = letters;
        this.settings = settings;
        this.statuses = statuses;
        this.wishes = wishes;
        this.log = log;
        this.clock = clock;
    }

    record ProjectionList(List<KeptProjection> items) {}

    @GetMapping("/status")
    ServerStatus status() {
        Instant now = clock.instant();
        long head = log.headPosition();
        return new ServerStatus(
                Position.encode(head),
                Math.max(0, (head >> EVENT_BITS) - 1),
                now,
                statuses.all().stream()
                        .map(status -> ServerStatus.Seen.of(status, now))
                        .toList());
    }

    record LetterList(List<KeptLetter> items) {}

    @GetMapping("/dead-letters")
    LetterList deadLetters() {
        List<ProcessStatus> processes = statuses.all();
        return new LetterList(letters.all().stream()
                .map(letter -> KeptLetter.of(letter, processes))
                .toList());
    }

    record SettingList(List<RunningSettings.Setting> items) {}

    @GetMapping("/settings")
    SettingList settings() {
        return new SettingList(settings.read());
    }

    @GetMapping("/projections")
    ProjectionList projections() {
        Instant now = clock.instant();
        return new ProjectionList(statuses.all().stream()
                .flatMap(process -> kept(process, now).stream())
                .toList());
    }

    private List<KeptProjection> kept(ProcessStatus process, Instant now) {
        List<ProjectionState> projections = process.projections();
        List<String> names = projections.stream().map(ProjectionState::name).toList();
        Map<String, ProjectionWish> wanted = names.isEmpty()
                ? Map.of()
                : wishes.of(process.id(), names).stream()
                        .collect(Collectors.toMap(ProjectionWish::projection, Function.identity()));
        return projections.stream()
                .map(projection -> KeptProjection.of(process, projection, wanted.get(projection.name()), now))
                .toList();
    }
}

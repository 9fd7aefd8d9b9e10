package chat.verbatim.query.projection;

import chat.verbatim.api.admin.DeadLetters;
import chat.verbatim.api.admin.ProjectionState.Failure;
import chat.verbatim.api.admin.ProjectionStates;
import chat.verbatim.api.admin.ProjectionWish;
import chat.verbatim.eventstore.DenseLogEventStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** All projections of this process: starts and stops them, and knows how far they are. */
public final class Projections implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Projections.class);

    private final DenseLogEventStore events;
    private final DeadLetters letters;
    private final Map<String, ProjectionCopies> copies = new TreeMap<>();
    private volatile boolean running;

    Projections(CopyMaker maker, List<ProjectionPart> parts, List<PositionGate> gates) {
        this.letters = maker.letters();
        this.events = maker.log();
        Map<String, List<ProjectionPart>> byName =
                parts.stream().collect(Collectors.groupingBy(ProjectionPart::projection));
        for (PositionGate gate : gates) {
            copies.put(gate.name(), new ProjectionCopies(gate, byName.getOrDefault(gate.name(), List.of()), maker));
        }
    }

    List<ProjectionStatus> status() {
        long head = events.headPosition();
        return copies.values().stream()
                .map(it -> ProjectionStatus.of(it.live(), head))
                .toList();
    }

    void forEachGate(Consumer<PositionGate> action) {
        copies.values().forEach(it -> action.accept(it.gate()));
    }

    /** Commits of the log that a projection has not applied yet. */
    long lag(PositionGate gate) {
        return ProjectionStatus.lag(events.headPosition(), gate.position());
    }

    /** Events that a projection has left out. */
    int leftOut(PositionGate gate) {
        ProjectionCopies of = copies.get(gate.name());
        return of == null ? 0 : of.live().batches().leftOut().size();
    }

    /**
     * Rebuilds a projection from the first event of the log on. Its reads wait, or are refused, until it is done.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public void rebuild(String projection) {
        ProjectionCopies of = copies.get(projection);
        if (of == null) {
            throw new IllegalArgumentException("There is no projection " + projection);
        }
        of.live().rebuild();
    }

    /** Their names. */
    Set<String> names() {
        return copies.keySet();
    }

    /** Brings a projection to what is wished for, where it is not there yet. Meant for one thread. */
    void obey(ProjectionWish wish) {
        ProjectionCopies of = copies.get(wish.projection());
        if (of != null) {
            if (wish.rebuild() != null && !of.rebuild()) {
                log.warn("Projection {} is not rebuilt: there is a copy beside it", wish.projection());
            }
            of.forEach(copy -> copy.pause(wish.paused()));
            if (wish.beside() != null) {
                of.obey(wish.beside().what());
            }
        }
    }

    /**
     * Lets those go on that stand before an event which has become a dead letter, and takes note of copies that have caught up. Meant for one thread
     * that looks about once a second.
     */
    void look() {
        copies.forEach((name, of) -> {
            of.look();
            of.forEach(copy -> {
                Failure failure = copy.batches().failure();
                if (failure != null
                        && failure.event() != null
                        && letters.find(name, failure.position()).isPresent()) {
                    copy.retry();
                }
            });
        });
    }

    /** Measures them; for one caller every few seconds. */
    ProjectionStates measured() {
        return () -> {
            long head = events.headPosition();
            long now = System.nanoTime();
            return copies.values().stream().map(it -> it.measured(head, now)).toList();
        };
    }

    @Override
    public void start() {
        long head = ProjectionTokens.position(events.createHeadToken());
        copies.values().forEach(it -> it.start(head));
        running = true;
    }

    @Override
    public void stop() {
        copies.values().forEach(ProjectionCopies::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server begins to answer, and stopped after it has ended. */
    @Override
    public int getPhase() {
        return 0;
    }
}

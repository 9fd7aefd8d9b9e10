package chat.verbatim.query.projection;

import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.query.QuerySettings;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.context.SmartLifecycle;

/** All projections of this process: starts and stops them, and knows how far they are. */
public final class Projections implements SmartLifecycle {
    private static final String TOKENS = "query_places";

    private final DenseLogEventStore log;
    private final Map<String, ProjectionProcessor> processors = new TreeMap<>();
    private volatile boolean running;

    Projections(
            MongoDatabase database,
            DenseLogEventStore log,
            List<ProjectionPart> parts,
            List<PositionGate> gates,
            QuerySettings settings) {
        this.log = log;
        Map<String, List<ProjectionPart>> byName =
                parts.stream().collect(Collectors.groupingBy(ProjectionPart::projection));
        for (PositionGate gate : gates) {
            String name = gate.name();
            Projection projection = new Projection(
                    name, ReadModel.of(database, name), byName.getOrDefault(name, List.of()), settings.hotDocuments());
            ProjectionTokens tokens = new ProjectionTokens(
                    database.getCollection(TOKENS),
                    settings.node(),
                    settings.claimTimeout(),
                    settings.tokenTrail(),
                    Clock.systemUTC());
            processors.put(name, new ProjectionProcessor(projection, gate, tokens, log, settings));
        }
    }

    List<ProjectionStatus> status() {
        long head = log.headPosition();
        return processors.values().stream()
                .map(processor -> ProjectionStatus.of(processor, head))
                .toList();
    }

    void forEachGate(Consumer<PositionGate> action) {
        processors.values().forEach(processor -> action.accept(processor.gate()));
    }

    /** Commits of the log that a projection has not applied yet. */
    long lag(PositionGate gate) {
        return ProjectionStatus.lag(log.headPosition(), gate.position());
    }

    /**
     * Rebuilds a projection from the first event of the log on. Its reads wait, or are refused, until it is done.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public void rebuild(String projection) {
        ProjectionProcessor processor = processors.get(projection);
        if (processor == null) {
            throw new IllegalArgumentException("There is no projection " + projection);
        }
        processor.rebuild();
    }

    @Override
    public void start() {
        TrackingToken head = log.createHeadToken();
        for (ProjectionProcessor processor : processors.values()) {
            processor.gate().keepClosedUntil(ProjectionTokens.position(head));
            processor.start();
        }
        running = true;
    }

    @Override
    public void stop() {
        processors.values().forEach(ProjectionProcessor::stop);
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

package chat.verbatim.query.projection;

import chat.verbatim.api.admin.DeadLetters;
import chat.verbatim.api.trace.Traces;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.query.QuerySettings;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;

/** Lets an Axon event processor drive a copy of a projection: one segment, batch by batch, documents before token. */
final class ProjectionProcessor {
    enum State {
        RUNNING,
        REPLAYING,
        FAILED,
        PAUSED,
        STOPPED
    }

    private final Projection projection;
    private final ProjectionBatches batches;
    private final ProjectionTokens tokens;
    private final MeasuredProjection measured = new MeasuredProjection(this);
    private final ScheduledExecutorService coordinator;
    private final ScheduledExecutorService worker;
    private final PooledStreamingEventProcessor processor;
    private volatile boolean paused;

    ProjectionProcessor(
            Projection projection,
            PositionGate gate,
            ProjectionTokens tokens,
            DenseLogEventStore log,
            DeadLetters letters,
            QuerySettings settings,
            Traces traces) {
        this.batches = new ProjectionBatches(projection, gate, tokens, letters, traces);
        gate.hurriedBy(log::hurry);
        this.projection = projection;
        this.tokens = tokens;
        this.coordinator = thread("coordinator");
        this.worker = thread("worker");
        this.processor = PooledStreamingEventProcessor.builder()
                .name(projection.place())
                .eventHandlerInvoker(batches)
                .messageSource(log.paced())
                .tokenStore(tokens)
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(coordinator)
                .workerExecutor(worker)
                .initialSegmentCount(1)
                .initialToken(source -> source.createTailToken())
                .batchSize(settings.batchSize())
                .claimExtensionThreshold(settings.claimTimeout().toMillis() / 4)
                .tokenClaimInterval(settings.claimTimeout().toMillis() / 4)
                .build();
    }

    private ScheduledExecutorService thread(String role) {
        return Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                .name("projection-" + projection.place() + "-" + role)
                .daemon()
                .factory());
    }

    Projection projection() {
        return projection;
    }

    PositionGate gate() {
        return batches.gate();
    }

    /** Everything up to here is applied. */
    long position() {
        return gate().position();
    }

    BatchStop batchStop() {
        return batches.stop();
    }

    /** For one thread that looks every few seconds. */
    MeasuredProjection measured() {
        return measured;
    }

    void start() {
        processor.start();
    }

    /** Does nothing when it runs, or stands still because somebody wants that. */
    void startUnlessRunning() {
        if (!paused && !processor.isRunning()) {
            start();
        }
    }

    void stop() {
        processor.shutDown();
    }

    /** Ends for ever. */
    void close() {
        stop();
        coordinator.shutdown();
        worker.shutdown();
    }

    /** Ends for ever, and nothing is left of what it had. */
    void discard() {
        close();
        forget();
    }

    /** Nothing is left of what it had. It must not be running. */
    void forget() {
        tokens.forget(projection.place());
        projection.documents().clear();
    }

    /** Forgets all documents and begins again with the first event. Reads wait, or are refused, until it is done. */
    void rebuild() {
        stop();
        try {
            processor.resetTokens();
        } finally {
            // Also when another process has the projection, which then goes on there.
            paused = false;
            batches.forgetFailure();
            start();
        }
    }

    /** Stands still, or goes on where it stood; does nothing when it does so already. */
    void pause(boolean wanted) {
        if (wanted && !paused) {
            paused = true;
            stop();
        } else if (!wanted && paused) {
            paused = false;
            start();
        }
    }

    /** Tries again at once what failed, instead of when it is time to. */
    void retry() {
        if (!paused) {
            batches.forgetFailure();
            stop();
            start();
        }
    }

    boolean isPaused() {
        return paused;
    }

    ProjectionBatches batches() {
        return batches;
    }

    State state() {
        if (paused) {
            return State.PAUSED;
        }
        EventTrackerStatus status = processor.processingStatus().get(Segment.ROOT_SEGMENT.getSegmentId());
        if (batches.failure() != null || processor.isError() || (status != null && status.isErrorState())) {
            return State.FAILED;
        }
        if (!processor.isRunning()) {
            return State.STOPPED;
        }
        // Axon calls it a replay until an event comes that was never seen, however long that takes.
        return status != null && status.isReplaying() && gate().isClosed() ? State.REPLAYING : State.RUNNING;
    }
}

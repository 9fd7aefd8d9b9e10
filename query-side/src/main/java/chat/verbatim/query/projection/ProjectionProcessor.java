package chat.verbatim.query.projection;

import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.query.QuerySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Lets an Axon event processor drive a projection: one segment, batch by batch, documents before token. */
final class ProjectionProcessor implements EventHandlerInvoker {
    enum State {
        RUNNING,
        REPLAYING,
        FAILED,
        STOPPED
    }

    /** Where the processor begins, until its first batch. */
    private record Restart(boolean fromTheBeginning) {}

    private static final String BATCH = ProjectionProcessor.class.getName() + ".batch";
    /** Positions up to here are before the first event. */
    private static final long TAIL = 1L << 10;

    private final Projection projection;
    private final PositionGate gate;
    private final ProjectionTokens tokens;
    private final ScheduledExecutorService coordinator;
    private final ScheduledExecutorService worker;
    private final PooledStreamingEventProcessor processor;
    private final AtomicReference<@Nullable Restart> restart = new AtomicReference<>();

    ProjectionProcessor(
            Projection projection,
            PositionGate gate,
            ProjectionTokens tokens,
            DenseLogEventStore log,
            QuerySettings settings) {
        this.projection = projection;
        this.gate = gate;
        this.tokens = tokens;
        this.coordinator = thread("coordinator");
        this.worker = thread("worker");
        tokens.onClaim(this::claimed);
        this.processor = PooledStreamingEventProcessor.builder()
                .name(projection.name())
                .eventHandlerInvoker(this)
                .messageSource(log)
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
                .name("projection-" + projection.name() + "-" + role)
                .daemon()
                .factory());
    }

    PositionGate gate() {
        return gate;
    }

    void start() {
        processor.start();
    }

    void stop() {
        processor.shutDown();
    }

    void close() {
        stop();
        coordinator.shutdown();
        worker.shutdown();
    }

    /** Forgets all documents and begins again with the first event. Reads wait, or are refused, until it is done. */
    void rebuild() {
        stop();
        processor.resetTokens();
        start();
    }

    State state() {
        EventTrackerStatus status = processor.processingStatus().get(Segment.ROOT_SEGMENT.getSegmentId());
        if (processor.isError() || (status != null && status.isErrorState())) {
            return State.FAILED;
        }
        if (!processor.isRunning()) {
            return State.STOPPED;
        }
        return status != null && status.isReplaying() ? State.REPLAYING : State.RUNNING;
    }

    private void claimed(long position) {
        gate.restartAt(position);
        restart.set(new Restart(position <= TAIL));
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        // All of them: the last event of each batch must come here, whatever it is.
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        List<LoggedEvent> batch = unitOfWork.getOrComputeResource(BATCH, key -> new ArrayList<LoggedEvent>());
        TrackedEventMessage<?> event = (TrackedEventMessage<?>) message;
        long position = ProjectionTokens.position(event.trackingToken());
        if (projection.concerns(event.getPayloadType())) {
            long seq = event instanceof DomainEventMessage<?> domain ? domain.getSequenceNumber() : -1;
            batch.add(new LoggedEvent(position, seq, event.getTimestamp(), event.getPayload()));
        }
        if (!(unitOfWork instanceof BatchingUnitOfWork<?> events) || events.isLastMessage(message)) {
            // Here and not when the unit of work commits: Axon stores the token then, before anything else.
            apply(batch, position);
        }
    }

    private void apply(List<LoggedEvent> batch, long position) {
        Restart begun = restart.get();
        if (begun != null) {
            projection.restart(begun.fromTheBeginning());
            restart.compareAndSet(begun, null);
        }
        if (!batch.isEmpty()) {
            tokens.requireClaim(projection.name());
            projection.apply(batch);
        }
        gate.advanceTo(position);
    }
}

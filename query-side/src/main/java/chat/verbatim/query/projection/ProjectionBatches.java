package chat.verbatim.query.projection;

import chat.verbatim.api.admin.DeadLetters;
import chat.verbatim.api.admin.ProjectionState.FailedEvent;
import chat.verbatim.api.admin.ProjectionState.Failure;
import chat.verbatim.api.trace.Traces;
import chat.verbatim.eventstore.UnreadableEventException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the events of each batch and has them applied together. An event that cannot be applied stops the projection just before it, unless
 * an operator has made it a dead letter: then it is left out, which is written down first.
 */
final class ProjectionBatches implements EventHandlerInvoker {
    private static final Logger log = LoggerFactory.getLogger(ProjectionBatches.class);
    private static final String BATCH = ProjectionBatches.class.getName() + ".batch";
    /** Positions up to here are before the first event. */
    private static final long TAIL = 1L << 10;

    /** Where the processor begins, until its first batch. */
    private record Restart(boolean fromTheBeginning) {}

    private final Projection projection;
    private final BatchTrace trace;
    private final BatchStop stop = new BatchStop();
    private final ProjectionTokens tokens;
    private final DeadLetters letters;
    private final Set<Long> leftOut = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Restart> restart = new AtomicReference<>();
    private final LongAdder handled = new LongAdder();
    private volatile PositionGate gate;
    private volatile @Nullable Failure failure;

    ProjectionBatches(
            Projection projection, PositionGate gate, ProjectionTokens tokens, DeadLetters letters, Traces traces) {
        this.projection = projection;
        this.trace = new BatchTrace(traces, projection.name());
        this.gate = gate;
        this.tokens = tokens;
        this.letters = letters;
        tokens.onClaim(this::claimed);
    }

    /** How many events it has gone through since the process started, those included that it has no use for. */
    long handled() {
        return handled.sum();
    }

    /** Why it does not go on; null when it does. */
    @Nullable
    Failure failure() {
        return failure;
    }

    void forgetFailure() {
        failure = null;
    }

    PositionGate gate() {
        return gate;
    }

    /** Tells another gate, now and from now on, how far the projection is. To be called while no batch is being applied. */
    synchronized void tell(PositionGate other) {
        long reached = gate.position();
        if (restart.get() != null) {
            // It was claimed a moment ago, and may go back.
            other.restartAt(reached);
        }
        other.advanceTo(reached);
        gate = other;
    }

    BatchStop stop() {
        return stop;
    }

    /** Positions of the events that the documents lack. */
    List<Long> leftOut() {
        return leftOut.stream().sorted().toList();
    }

    private synchronized void claimed(long position) {
        gate.restartAt(position);
        boolean fromTheBeginning = position <= TAIL;
        // Told also while nothing new happens, so that there is no batch.
        leftOut.clear();
        if (!fromTheBeginning) {
            leftOut.addAll(tokens.leftOut(projection.place()));
        }
        restart.set(new Restart(fromTheBeginning));
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
        handled.increment();
        try {
            // First of all: what is left out from here on is left out of the documents that begin here.
            begin();
            take(event, position, batch);
            if (!(unitOfWork instanceof BatchingUnitOfWork<?> events) || events.isLastMessage(message)) {
                // Here and not when the unit of work commits: Axon stores the token then, before anything else.
                apply(batch, position);
                trace.end();
                failure = null;
            }
        } catch (RuntimeException failed) {
            trace.fail(failed);
            failure = failureOf(failed);
            throw failed;
        }
    }

    /** Reads an event, where the projection has any use for it. */
    private void take(TrackedEventMessage<?> event, long position, List<LoggedEvent> batch) {
        boolean unknown = event.getPayloadType().equals(UnknownSerializedType.class);
        if (!unknown && !projection.concerns(event.getPayloadType())) {
            return;
        }
        DomainEventMessage<?> domain = event instanceof DomainEventMessage<?> it ? it : null;
        String stream = domain == null ? null : domain.getAggregateIdentifier();
        long seq = domain == null ? -1 : domain.getSequenceNumber();
        try {
            LoggedEvent read = new LoggedEvent(position, stream, seq, event.getTimestamp(), event.getPayload());
            if (batch.isEmpty()) {
                trace.startOver();
            }
            if (projection.isLive()) {
                trace.begin(event, position);
            }
            batch.add(read);
        } catch (UnreadableEventException unreadable) {
            if (unknown && !projection.mayConcern(unreadable.type())) {
                return;
            }
            FailedEventException failed =
                    new FailedEventException(position, new FailedEvent(unreadable.type(), stream, seq), unreadable);
            if (!leaveOut(failed)) {
                if (!batch.isEmpty()) {
                    apply(batch, batch.getLast().position());
                }
                throw failed;
            }
        }
    }

    private void begin() {
        if (restart.get() != null) {
            stop.hold(this::beginAnew);
        }
    }

    private void beginAnew() {
        Restart begun = restart.get();
        if (begun != null) {
            projection.restart(begun.fromTheBeginning());
            if (begun.fromTheBeginning()) {
                tokens.forgetLeftOut(projection.place());
            }
            leftOut.clear();
            leftOut.addAll(tokens.leftOut(projection.place()));
            restart.compareAndSet(begun, null);
        }
    }

    /** Applies a batch, after which everything up to {@code position} is applied. */
    private void apply(List<LoggedEvent> batch, long position) {
        stop.pass(position, limit -> {
            applyAll(batch.stream().filter(event -> event.position() <= limit).toList());
            batch.removeIf(event -> event.position() <= limit);
            gate.advanceTo(limit);
        });
    }

    private void write(List<LoggedEvent> events) {
        gate.write(() -> projection.apply(events));
    }

    /** Applies all of them but those that are dead letters; or all that stand before the first that fails, which is then thrown. */
    private void applyAll(List<LoggedEvent> batch) {
        List<LoggedEvent> events = batch;
        while (!events.isEmpty()) {
            tokens.requireClaim(projection.place());
            try {
                write(events);
                gate.advanceTo(events.getLast().position());
                return;
            } catch (FailedEventException failed) {
                if (!leaveOut(failed)) {
                    applyAll(events.stream()
                            .filter(event -> event.position() < failed.position())
                            .toList());
                    throw failed;
                }
                events = events.stream()
                        .filter(event -> event.position() != failed.position())
                        .toList();
            }
        }
    }

    private boolean leaveOut(FailedEventException failed) {
        if (letters.find(projection.name(), failed.position()).isEmpty()) {
            return false;
        }
        tokens.leaveOut(projection.place(), failed.position());
        leftOut.add(failed.position());
        log.warn(
                "Projection {} leaves the event at position {} out: it is a dead letter",
                projection.place(),
                failed.position());
        return true;
    }

    private Failure failureOf(RuntimeException failed) {
        return failed instanceof FailedEventException event
                ? new Failure(FailureKinds.of(event.getCause()), event.position(), event.event())
                : new Failure(FailureKinds.of(failed), projection.reached(), null);
    }
}

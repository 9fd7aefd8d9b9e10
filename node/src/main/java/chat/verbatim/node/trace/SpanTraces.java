package chat.verbatim.node.trace;

import chat.verbatim.api.trace.Step;
import chat.verbatim.api.trace.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Traces as spans of OpenTelemetry. What is followed was chosen here, where it came in; everybody else goes by what is carried. */
final class SpanTraces implements Traces {
    /** Longer than a projection is behind on a good day, and short beside the time that a rebuild goes back. */
    private static final long RECENT_MILLIS = Duration.ofMinutes(10).toMillis();

    private final Tracer tracer;
    private final TraceSettings settings;
    private final TraceBudget budget;
    private final InstantSource clock;

    SpanTraces(Tracer tracer, TraceSettings settings, TraceBudget budget, InstantSource clock) {
        this.tracer = tracer;
        this.settings = settings;
        this.budget = budget;
        this.clock = clock;
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public Step begin(String name, @Nullable String traceparent) {
        SpanContext asked = traceparent == null || !settings.fromClients()
                ? SpanContext.getInvalid()
                : TraceParent.read(traceparent);
        if (!(asked.isSampled() || isChosen()) || !budget.take()) {
            return Step.NONE;
        }
        return start(name, SpanKind.SERVER, asked);
    }

    private boolean isChosen() {
        return settings.share() > 0 && ThreadLocalRandom.current().nextDouble() < settings.share();
    }

    @Override
    public Step follow(String name, @Nullable Object cause) {
        if (!(cause instanceof String carried)) {
            return Step.NONE;
        }
        SpanContext parent = TraceParent.read(carried);
        return parent.isSampled() ? start(name, SpanKind.CONSUMER, parent) : Step.NONE;
    }

    private Step start(String name, SpanKind kind, SpanContext parent) {
        return new SpanStep(
                tracer,
                tracer.spanBuilder(name)
                        .setSpanKind(kind)
                        .setParent(Context.root().with(Span.wrap(parent)))
                        .startSpan());
    }

    @Override
    public boolean isRecent(Instant at) {
        return clock.millis() - at.toEpochMilli() < RECENT_MILLIS;
    }

    @Override
    public Step current() {
        return SpanStep.current();
    }
}

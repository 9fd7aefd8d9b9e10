package chat.verbatim.node.trace;

import chat.verbatim.api.trace.Step;
import chat.verbatim.api.trace.TraceField;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.slf4j.MDC;

/** A step that is followed, as a span. */
final class SpanStep implements Step {
    private static final ThreadLocal<Step> CURRENT = ThreadLocal.withInitial(() -> Step.NONE);
    private static final AttributeKey<String> FAILURE = AttributeKey.stringKey("error.type");
    /** Beside each line of the log that this thread writes meanwhile. */
    private static final String TRACE = "trace";

    private final Tracer tracer;
    private final Span span;

    SpanStep(Tracer tracer, Span span) {
        this.tracer = tracer;
        this.span = span;
    }

    static Step current() {
        return CURRENT.get();
    }

    @Override
    public boolean isFollowed() {
        return true;
    }

    @Override
    public String carried() {
        return TraceParent.of(span.getSpanContext());
    }

    @Override
    public Step next(String name) {
        return new SpanStep(
                tracer,
                tracer.spanBuilder(name).setParent(Context.root().with(span)).startSpan());
    }

    @Override
    public Step with(TraceField field, String value) {
        if (field.takes(value)) {
            span.setAttribute(field.key(), value);
        }
        return this;
    }

    @Override
    public Step with(TraceField field, long value) {
        span.setAttribute(field.key(), value);
        return this;
    }

    @Override
    public void rename(String name) {
        span.updateName(name);
    }

    @Override
    public Inside enter() {
        Step before = CURRENT.get();
        CURRENT.set(this);
        MDC.put(TRACE, span.getSpanContext().getTraceId());
        return () -> leaveFor(before);
    }

    private static void leaveFor(Step before) {
        if (before instanceof SpanStep outer) {
            CURRENT.set(outer);
            MDC.put(TRACE, outer.span.getSpanContext().getTraceId());
        } else {
            CURRENT.remove();
            MDC.remove(TRACE);
        }
    }

    @Override
    public void end() {
        span.end();
    }

    @Override
    public void fail(String kind) {
        span.setAttribute(FAILURE, kind);
        span.setStatus(StatusCode.ERROR);
        span.end();
    }
}

package chat.verbatim.node.trace;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.trace.Step;
import chat.verbatim.api.trace.TraceField;
import chat.verbatim.api.trace.Traces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class SpanTracesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String ASKED = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final List<SpanData> told = new CopyOnWriteArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new Keeping()))
            .build();

    @AfterEach
    void close() {
        provider.close();
    }

    private Traces traces(double share, boolean fromClients, int mostPerSecond) {
        return new SpanTraces(
                provider.get("test"),
                new TraceSettings("http://localhost/", share, fromClients, mostPerSecond),
                new TraceBudget(mostPerSecond, nanos::get),
                InstantSource.fixed(NOW));
    }

    @Test
    void whoAsksIsFollowedIntoTheTraceThatTheyName() {
        Step step = traces(0, true, 1).begin("request", ASKED);
        step.end();

        assertThat(step.isFollowed()).isTrue();
        assertThat(told.getFirst().getTraceId()).isEqualTo(TRACE);
        assertThat(told.getFirst().getParentSpanId()).isEqualTo("00f067aa0ba902b7");
    }

    @Test
    void whoDoesNotAskIsFollowedByChanceOnly() {
        assertThat(traces(0, true, 1).begin("request", null)).isEqualTo(Step.NONE);
        assertThat(traces(0, true, 1).begin("request", ASKED.replace("-01", "-00")))
                .isEqualTo(Step.NONE);
        assertThat(traces(0, false, 1).begin("request", ASKED)).isEqualTo(Step.NONE);
        assertThat(traces(1, true, 1).begin("request", null).isFollowed()).isTrue();
    }

    @Test
    void nobodyBeginsMoreThanTheSettingsAllowInASecond() {
        Traces traces = traces(0, true, 2);

        assertThat(traces.begin("request", ASKED).isFollowed()).isTrue();
        assertThat(traces.begin("request", ASKED).isFollowed()).isTrue();
        assertThat(traces.begin("request", ASKED).isFollowed()).isFalse();
        nanos.addAndGet(1_000_000_000L);
        assertThat(traces.begin("request", ASKED).isFollowed()).isTrue();
    }

    @Test
    void whatIsCarriedLeadsOn() {
        Traces traces = traces(0, true, 1);
        Step first = traces.begin("request", ASKED);
        Step second = traces.follow("command", first.carried());
        second.next("event").end();
        second.end();
        first.end();

        assertThat(told).extracting(SpanData::getName).containsExactly("event", "command", "request");
        assertThat(told).extracting(SpanData::getTraceId).containsOnly(TRACE);
        assertThat(told.get(0).getParentSpanId()).isEqualTo(told.get(1).getSpanId());
        assertThat(told.get(1).getParentSpanId()).isEqualTo(told.get(2).getSpanId());
    }

    @Test
    void whatIsNoTraceIsFollowedByNobody() {
        Traces traces = traces(1, true, 1);

        assertThat(traces.follow("command", null)).isEqualTo(Step.NONE);
        assertThat(traces.follow("command", 7)).isEqualTo(Step.NONE);
        assertThat(traces.follow("command", "hello")).isEqualTo(Step.NONE);
        assertThat(traces.follow("command", ASKED.replace("-01", "-00"))).isEqualTo(Step.NONE);
    }

    @Test
    void anOldEventIsNotToldAgain() {
        Traces traces = traces(1, true, 1);

        assertThat(traces.isRecent(NOW.minusSeconds(599))).isTrue();
        assertThat(traces.isRecent(NOW.minusSeconds(600))).isFalse();
    }

    @Test
    void aThreadIsInTheInnermostStepAndItsLogSaysSo() {
        Traces traces = traces(1, true, 1);
        Step step = traces.begin("request", ASKED);

        assertThat(traces.current()).isEqualTo(Step.NONE);
        try (Step.Inside _ = step.enter()) {
            Step inner = step.next("inner");
            try (Step.Inside _ = inner.enter()) {
                assertThat(traces.current()).isSameAs(inner);
            }
            assertThat(traces.current()).isSameAs(step);
            assertThat(MDC.get("trace")).isEqualTo(TRACE);
        }
        assertThat(traces.current()).isEqualTo(Step.NONE);
        assertThat(MDC.get("trace")).isNull();
    }

    @Test
    void aStepSaysIdsAndNothingThatCouldBeAText() {
        Step step = traces(1, true, 1).begin("request", null);
        step.with(TraceField.CHAT, "a-chat_1")
                .with(TraceField.USER, "not an id")
                .with(TraceField.MESSAGE, "x".repeat(65))
                .with(TraceField.POSITION, 7)
                .fail("forbidden");
        step.end();

        assertThat(told).hasSize(1);
        assertThat(told.getFirst().getAttributes().asMap())
                .containsOnlyKeys(
                        AttributeKey.stringKey("verbatim.chat"),
                        AttributeKey.longKey("verbatim.position"),
                        AttributeKey.stringKey("error.type"));
    }

    private final class Keeping implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            told.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}

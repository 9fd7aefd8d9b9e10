package chat.verbatim.node.trace;

import chat.verbatim.api.trace.Traces;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where the spans of this process go; nowhere without an endpoint. Everything waits in a bounded queue, and what is too much is dropped. */
public final class Collector implements AutoCloseable {
    private static final String SCOPE = "chat.verbatim";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration GATHERING = Duration.ofSeconds(1);
    private static final int MOST_WAITING = 8_192;
    private static final int FAREWELL_SECONDS = 2;

    private final TraceSettings settings;
    private final @Nullable SdkTracerProvider provider;

    /**
     * @param role what of Verbatim the process is
     * @param instance which of the processes of that role it is
     */
    public Collector(TraceSettings settings, String role, String instance) {
        this.settings = settings;
        String endpoint = settings.endpoint();
        this.provider = endpoint == null
                ? null
                : SdkTracerProvider.builder()
                        .setResource(Resource.create(Attributes.builder()
                                .put("service.namespace", "verbatim")
                                .put("service.name", role)
                                .put("service.instance.id", instance)
                                .build()))
                        .addSpanProcessor(BatchSpanProcessor.builder(link(endpoint))
                                .setScheduleDelay(GATHERING)
                                .setExporterTimeout(PATIENCE)
                                .setMaxQueueSize(MOST_WAITING)
                                .build())
                        .build();
    }

    private static CollectorLink link(String endpoint) {
        return new CollectorLink(
                OtlpHttpSpanExporter.builder()
                        .setEndpoint(endpoint)
                        .setTimeout(PATIENCE)
                        .setConnectTimeout(PATIENCE)
                        // Spans are worth less than the memory in which they would wait.
                        .setRetryPolicy(null)
                        .build(),
                URI.create(endpoint).getAuthority().replaceFirst(".*@", ""));
    }

    /** What is followed is told to the collector; nothing is followed where there is none. */
    public Traces traces() {
        return provider == null
                ? Traces.NONE
                : new SpanTraces(
                        provider.get(SCOPE),
                        settings,
                        new TraceBudget(settings.mostPerSecond(), System::nanoTime),
                        InstantSource.system());
    }

    /** Hands over what waits, if it is taken at once. */
    @Override
    public void close() {
        if (provider != null) {
            provider.shutdown().join(FAREWELL_SECONDS, TimeUnit.SECONDS);
        }
    }
}

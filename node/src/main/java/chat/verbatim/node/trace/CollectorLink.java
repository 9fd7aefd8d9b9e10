package chat.verbatim.node.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands spans to the collector. Says once that it is away, and once that it is back; what it does not take meanwhile is dropped. */
final class CollectorLink implements SpanExporter {
    private static final Logger log = LoggerFactory.getLogger(CollectorLink.class);

    private final SpanExporter exporter;
    private final String collector;
    private final AtomicBoolean away = new AtomicBoolean();

    /** @param collector host and port, for the log */
    CollectorLink(SpanExporter exporter, String collector) {
        this.exporter = exporter;
        this.collector = collector;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode result = exporter.export(spans);
        return result.whenComplete(() -> heard(result));
    }

    private void heard(CompletableResultCode result) {
        if (away.compareAndSet(result.isSuccess(), !result.isSuccess())) {
            if (result.isSuccess()) {
                log.info("The collector of traces at {} takes them again", collector);
            } else {
                log.warn("The collector of traces at {} does not take them; they are dropped until it does", collector);
            }
        }
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}

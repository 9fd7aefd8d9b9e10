package chat.verbatim.node.admin;

import chat.verbatim.api.admin.ProcessStatus.Figures;
import chat.verbatim.api.admin.ProcessStatus.Latency;
import chat.verbatim.eventstore.DenseLogEventStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the figures of this process from its meters; nothing is measured for it alone. Used by one thread. */
final class ProcessFigures {
    /** Positions count events within a commit below this bit. */
    private static final int EVENT_BITS = 10;

    private static final int RATE_LOOKS = 3;
    private static final int LATENCY_LOOKS = 30;

    private final MeterRegistry meters;
    private final DenseLogEventStore log;
    private final Map<String, Rate> rates = new HashMap<>();
    private final Map<String, RecentLatency> latencies = new HashMap<>();

    ProcessFigures(MeterRegistry meters, DenseLogEventStore log) {
        this.meters = meters;
        this.log = log;
    }

    Figures read(long nanos) {
        Runtime memory = Runtime.getRuntime();
        return new Figures(
                memory.totalMemory() - memory.freeMemory(),
                memory.maxMemory(),
                gauge("process.cpu.usage"),
                Math.max(0, (log.headPosition() >> EVENT_BITS) - 1),
                whole(gauge("verbatim.log.shown")),
                whole(gauge("verbatim.connections")),
                whole(gauge("verbatim.catch.ups.waiting")),
                requestsPerSecond(nanos),
                countPerSecond("verbatim.messages", nanos),
                countPerSecond("verbatim.frames", nanos),
                latency("verbatim.send.to.ack"),
                latency("verbatim.append.to.frame"));
    }

    private @Nullable Double gauge(String name) {
        Gauge gauge = meters.find(name).gauge();
        double value = gauge == null ? Double.NaN : gauge.value();
        return Double.isFinite(value) ? Math.round(value * 10_000) / 10_000.0 : null;
    }

    private static @Nullable Long whole(@Nullable Double value) {
        return value == null ? null : Math.round(value);
    }

    private @Nullable Double countPerSecond(String name, long nanos) {
        Counter counter = meters.find(name).counter();
        return counter == null ? null : rate(name).look(nanos, counter.count());
    }

    private double requestsPerSecond(long nanos) {
        String name = "http.server.requests";
        long count = meters.find(name).timers().stream().mapToLong(Timer::count).sum();
        return rate(name).look(nanos, (double) count);
    }

    private Rate rate(String name) {
        return rates.computeIfAbsent(name, it -> new Rate(RATE_LOOKS));
    }

    private @Nullable Latency latency(String name) {
        Timer timer = meters.find(name).timer();
        return timer == null
                ? null
                : latencies
                        .computeIfAbsent(name, it -> new RecentLatency(LATENCY_LOOKS))
                        .look(timer);
    }
}

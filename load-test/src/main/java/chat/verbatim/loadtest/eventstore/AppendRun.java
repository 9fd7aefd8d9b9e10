package chat.verbatim.loadtest.eventstore;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writers that append as fast as they are acknowledged, and what came of it. */
final class AppendRun {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * What was measured.
     *
     * @param perSecond acknowledged appends
     * @param p50 median latency in microseconds
     * @param p99 99th percentile of the latency in microseconds
     * @param cpu processor time of client and server together per append, in microseconds, without compiler and
     *     collector: what depends least on how busy the machine is
     */
    record Result(double perSecond, double p50, double p99, double cpu) {}

    private AppendRun() {}

    static Result run(Contestant contestant, int writers, Duration duration, String round) throws InterruptedException {
        // The stores are in this heap: what the collector has to do for one contestant must not be paid by the next.
        System.gc();
        long cpuBefore = javaThreadsCpu();
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        List<Future<long[]>> running = new ArrayList<>();
        long[] latencies;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < writers; i++) {
                String writer = round + "-" + writers + "-" + i;
                running.add(executor.submit(() -> write(contestant, writer, end)));
            }
            latencies = collect(running);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = (javaThreadsCpu() - cpuBefore) / 1e3 / latencies.length;
        Arrays.sort(latencies);
        return new Result(latencies.length / seconds, at(latencies, 0.5), at(latencies, 0.99), cpu);
    }

    private static long javaThreadsCpu() {
        return Arrays.stream(THREADS.getAllThreadIds())
                .map(THREADS::getThreadCpuTime)
                .filter(nanos -> nanos > 0)
                .sum();
    }

    private static long[] write(Contestant contestant, String writer, long end) {
        long[] latencies = new long[1 << 10];
        int count = 0;
        long before = System.nanoTime();
        while (before - end < 0) {
            contestant.append(writer, count);
            long after = System.nanoTime();
            if (count == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * count);
            }
            latencies[count++] = after - before;
            before = after;
        }
        return Arrays.copyOf(latencies, count);
    }

    private static long[] collect(List<Future<long[]>> running) throws InterruptedException {
        List<long[]> parts = new ArrayList<>();
        for (Future<long[]> writer : running) {
            try {
                parts.add(writer.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("A writer failed", e);
            }
        }
        return parts.stream().flatMapToLong(Arrays::stream).toArray();
    }

    private static double at(long[] sorted, double quantile) {
        return sorted.length == 0 ? 0 : sorted[(int) (quantile * (sorted.length - 1))] / 1e3;
    }
}

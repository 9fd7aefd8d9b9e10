package chat.verbatim.loadtest.eventstore;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The log with the embedded server in memory, round trips included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LogBenchmark {
    private static final int EVENTS = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AtomicLong sequence = new AtomicLong();
    private final DenseLog appended = new DenseLog();
    private final DenseLog read = new DenseLog();

    /** Writes what is to be read. */
    @Setup
    public void seed() {
        read.seed(EVENTS);
    }

    /** Both servers end. */
    @TearDown
    public void close() {
        appended.close();
        read.close();
    }

    /** One event, by one writer. */
    @Benchmark
    public void append() {
        appended.append("writer", sequence.getAndIncrement());
    }

    /** An event of a replay from the beginning. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public int read() throws InterruptedException {
        int found = read.replay(EVENTS, PATIENCE);
        if (found != EVENTS) {
            throw new IllegalStateException("Only " + found + " events came.");
        }
        return found;
    }
}

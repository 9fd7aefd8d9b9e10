package chat.verbatim.loadtest.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksRunTest {

    @Test
    void eachBenchmarkRunsOnce() throws RunnerException {
        var results = new Runner(new OptionsBuilder()
                        .forks(0)
                        .mode(Mode.SingleShotTime)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .timeout(TimeValue.minutes(1))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        assertThat(results)
                .extracting(result -> result.getParams().getBenchmark().replaceAll(".*\\.(\\w+\\.\\w+)", "$1"))
                .contains(
                        "FrameBenchmark.socketIo",
                        "FanOutBenchmark.route",
                        "RawSocketBenchmark.write",
                        "TraceBenchmark.show",
                        "LogBenchmark.append",
                        "LogBenchmark.read");
        assertThat(results).extracting(RunResult::getPrimaryResult).allMatch(result -> result.getScore() > 0);
    }
}

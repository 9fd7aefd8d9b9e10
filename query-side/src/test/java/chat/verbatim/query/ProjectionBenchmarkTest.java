package chat.verbatim.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

class ProjectionBenchmarkTest {

    @Test
    void eachBenchmarkRunsOnce() throws RunnerException {
        var results = new Runner(new OptionsBuilder()
                        .forks(0)
                        .mode(Mode.SingleShotTime)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();

        assertThat(results)
                .extracting(result -> result.getParams().getBenchmark())
                .containsExactlyInAnyOrder(
                        ProjectionBenchmark.class.getName() + ".message",
                        ProjectionBenchmark.class.getName() + ".rebuild");
        assertThat(results).extracting(RunResult::getPrimaryResult).allMatch(result -> result.getScore() > 0);
    }
}

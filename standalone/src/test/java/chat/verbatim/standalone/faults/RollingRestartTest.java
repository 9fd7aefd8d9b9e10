package chat.verbatim.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** An update: every process of every role ends in order and starts again, while people talk through the proxy. */
class RollingRestartTest {
    @Test
    @SuppressWarnings("SystemOut") // For whoever reads the build's output.
    void anUpdateCostsReconnectsAndNothingElse() throws InterruptedException {
        FaultRun run = FaultRun.rollingRestart(ThreadLocalRandom.current().nextLong(1_000_000));

        FaultReport report = run.run();
        System.out.println(report);
        assertThat(report.violations()).as(report.complaint()).isEmpty();
        assertThat(run.interruptions()).as("what clients had to try again").isEmpty();
        assertThat(run.truth().messages()).hasSizeGreaterThan(50);
    }
}

package chat.verbatim.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.standalone.faults.Violation.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The promise to everybody, while every part of the cluster is killed and stopped: nothing lost, nothing doubled, nothing out of order,
 * nothing shown after a removal, and the same picture everywhere. System properties: {@code verbatim.faults.seed},
 * {@code verbatim.faults.rounds}, {@code verbatim.faults.clocks-apart} (such as {@code PT10M}), and {@code verbatim.faults.sabotage}
 * ({@code drop}, {@code double}, {@code swap}), with which this must fail.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultTest {
    private static final int SABOTAGES = 100;

    private final long seed =
            Long.getLong("verbatim.faults.seed", ThreadLocalRandom.current().nextInt(1_000_000));
    private final FaultRun run = new FaultRun(
            seed,
            Integer.getInteger("verbatim.faults.rounds", 1),
            Duration.parse(System.getProperty("verbatim.faults.clocks-apart", "PT0S")),
            Sabotage.named(System.getProperty("verbatim.faults.sabotage", "none")));
    private FaultReport report = new FaultReport(seed);

    @BeforeAll
    @SuppressWarnings("SystemOut") // For whoever reads the build's output.
    void talkWhileEverythingBreaks() throws InterruptedException {
        System.out.println("fault run with seed " + seed);
        report = run.run();
        System.out.println(report);
    }

    @Test
    void whateverHappensNothingIsLostDoubledReorderedOrShownToStrangers() {
        assertThat(report.violations()).as(report.complaint()).isEmpty();
        assertThat(run.histories()).hasSize(12).allSatisfy(device -> assertThat(device.lives())
                .isNotEmpty());
        assertThat(run.truth().messages()).hasSizeGreaterThan(100);
    }

    /** On what was really recorded: the checker can fail. */
    @ParameterizedTest
    @CsvSource({"DROP, LOST", "DOUBLE, DOUBLED", "SWAP, REORDERED"})
    void aMessageThatIsTamperedWithIsNoticed(Sabotage sabotage, Kind kind) {
        Random random = new Random(seed);
        List<DeviceHistory> resuming =
                run.histories().stream().filter(DeviceHistory::resumes).toList();
        for (int i = 0; i < SABOTAGES; i++) {
            DeviceHistory device = resuming.get(random.nextInt(resuming.size()));
            DeviceHistory harmed = Tampering.with(device, run.truth(), sabotage, random);
            assertThat(FramesCheck.of(run.truth(), harmed))
                    .as("%s of %s, number %s, seed %s", sabotage, device.name(), i, seed)
                    .extracting(Violation::kind)
                    .contains(kind);
        }
    }
}

package chat.verbatim.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PositionGateTest {
    private final PositionGate patient = new PositionGate("chat", Duration.ofSeconds(30));
    private final PositionGate hasty = new PositionGate("chat", Duration.ofMillis(1));

    private static CompletableFuture<Long> pass(long position, PositionGate... gates) {
        return CompletableFuture.supplyAsync(
                () -> PositionGate.pass(position, gates), Executors.newVirtualThreadPerTaskExecutor());
    }

    @Test
    void whatWasReachedIsPassedAtOnce() {
        hasty.advanceTo(2_048);

        assertThat(PositionGate.pass(2_048, hasty)).isEqualTo(2_048);
    }

    @Test
    void aReadIsWokenByTheBatchThatReachesItsPosition() throws Exception {
        CompletableFuture<Long> second = pass(3_072, patient);
        CompletableFuture<Long> first = pass(2_048, patient);

        patient.advanceTo(2_048);

        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(2_048);
        assertThat(second).isNotDone();
        patient.advanceTo(5_120);
        assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo(5_120);
    }

    @Test
    void whatIsNotReachedInTimeIsRefused() {
        assertThatThrownBy(() -> PositionGate.pass(2_048, hasty))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.PROJECTION_BEHIND));
    }

    @Test
    void aReadOfTwoProjectionsIsAsNewAsTheOlderOne() {
        PositionGate users = new PositionGate("user", Duration.ofMillis(1));
        hasty.advanceTo(9_216);
        users.advanceTo(4_096);

        assertThat(PositionGate.pass(4_096, hasty, users)).isEqualTo(4_096);
        assertThatThrownBy(() -> PositionGate.pass(5_120, hasty, users)).isInstanceOf(RefusedException.class);
    }

    @Test
    void nobodyReadsUntilTheProjectionHasCaughtUpWithTheStart() {
        hasty.keepClosedUntil(4_096);
        hasty.advanceTo(2_048);
        assertThatThrownBy(() -> PositionGate.pass(0, hasty)).isInstanceOf(RefusedException.class);

        hasty.advanceTo(4_096);
        assertThat(PositionGate.pass(0, hasty)).isEqualTo(4_096);
    }

    @Test
    void aReadThatHasToWaitHurriesTheProjectionAndOthersDoNot() {
        patient.hurriedBy(() -> patient.advanceTo(2_048));
        assertThat(PositionGate.pass(2_048, patient)).isEqualTo(2_048);
        patient.hurriedBy(() -> {
            throw new AssertionError("nobody has to wait");
        });
        assertThat(PositionGate.pass(2_048, patient)).isEqualTo(2_048);
    }

    @Test
    void nobodyReadsLessThanBeforeWhileAProjectionIsRebuilt() {
        hasty.advanceTo(4_096);
        hasty.restartAt(0);
        hasty.advanceTo(3_072);
        assertThatThrownBy(() -> PositionGate.pass(0, hasty)).isInstanceOf(RefusedException.class);

        hasty.advanceTo(4_096);
        assertThat(PositionGate.pass(0, hasty)).isEqualTo(4_096);
    }
}

package chat.verbatim.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import org.junit.jupiter.api.Test;

class ScanSlotsTest {
    private final ScanSlots slots = new ScanSlots(new AuditSettings(3, 2));

    private void refuses(String auditorId) {
        assertThatThrownBy(() -> slots.take(auditorId)).satisfies(thrown -> assertThat(
                        RefusedException.refusalIn(thrown).orElseThrow())
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(RefusalCode.RATE_LIMITED);
                    assertThat(refusal.retryAfterSeconds()).isEqualTo(10);
                }));
    }

    @Test
    void oneAuditorLeavesRoomForOthersAndAllTogetherForEverybodyElse() {
        ScanSlots.Slot first = slots.take("katherine");
        slots.take("katherine");
        refuses("katherine");
        slots.take("dorothy");
        refuses("mary");
        first.close();
        slots.take("mary");
        refuses("katherine");
    }
}

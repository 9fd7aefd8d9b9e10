package chat.verbatim.query.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MarkStepsTest {
    private final MarkSteps steps = new MarkSteps();

    private static Instant minute(long minute) {
        return Instant.ofEpochSecond(60 * minute);
    }

    @Test
    void theFirstStepThatPassesASeqTellsWhen() {
        steps.advance(3, minute(1));
        steps.advance(7, minute(2));

        assertThat(steps.seq()).isEqualTo(7);
        assertThat(steps.passedAt(3)).hasValue(minute(1));
        assertThat(steps.passedAt(4)).hasValue(minute(2));
        assertThat(steps.passedAt(8)).isEmpty();
    }

    @Test
    void aMarkNeverMovesBack() {
        steps.advance(7, minute(1));
        steps.advance(3, minute(2));
        steps.advance(7, minute(3));

        assertThat(steps.seq()).isEqualTo(7);
        assertThat(steps.passedAt(7)).hasValue(minute(1));
    }

    @Test
    void ofWhatIsLongPastItIsNotKnownWhen() {
        for (int seq = 1; seq <= 20; seq++) {
            steps.advance(seq, minute(seq));
        }

        assertThat(steps.passedAt(4)).isEmpty();
        assertThat(steps.passedAt(5)).hasValue(minute(5));
        assertThat(steps.passedAt(20)).hasValue(minute(20));
    }

    @Test
    void itIsStoredAndReadBack() {
        for (int seq = 1; seq <= 20; seq++) {
            steps.advance(seq, minute(seq));
        }

        MarkSteps read = new MarkSteps(steps.toBinary());

        assertThat(read.seq()).isEqualTo(20);
        assertThat(read.passedAt(4)).isEmpty();
        assertThat(read.passedAt(5)).hasValue(minute(5));
        assertThat(new MarkSteps(new MarkSteps().toBinary()).seq()).isEqualTo(-1);
    }
}

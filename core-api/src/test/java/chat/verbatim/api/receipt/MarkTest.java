package chat.verbatim.api.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkTest {
    @Test
    void whatIsReadWasDelivered() {
        assertThat(new Mark("ada", 1, 5).deliveredSeq()).isEqualTo(5);
        assertThat(new Mark("ada", 5, 1)).isEqualTo(new Mark("ada", 5, 1));
    }

    @Test
    void mergingTakesTheFurtherOfBoth() {
        assertThat(new Mark("ada", 5, 1).merge(new Mark("ada", 3, 2))).isEqualTo(new Mark("ada", 5, 2));
        assertThat(new Mark("ada", 2, 2).merge(new Mark("ada", 4, -1))).isEqualTo(new Mark("ada", 4, 2));
    }
}

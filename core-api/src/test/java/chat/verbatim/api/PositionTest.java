package chat.verbatim.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 43_008, Long.MAX_VALUE})
    void aPositionComesBack(long position) {
        assertThat(Position.decode(Position.encode(position), "position")).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "+1",
                " 1",
                "1.0",
                "0x1",
                "abc",
                "\u0661",
                "9223372036854775808",
                "00000000000000000001"
            })
    void whatNeverWasAPositionIsRefused(String text) {
        assertThatThrownBy(() -> Position.decode(text, "position"))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("position: ");
    }

    @Test
    void anAnswerKeepsAllButItsPosition() {
        assertThat(Accepted.already(3).withPosition(7)).isEqualTo(new Accepted(3, 7, true));
    }
}

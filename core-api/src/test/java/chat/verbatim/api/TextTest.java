package chat.verbatim.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    private static final String EMOJI = "\uD83D\uDE00";

    @ParameterizedTest
    @ValueSource(strings = {"a", " a ", "a\nb\tc", "\u200d\u202e", "e\u0301"})
    void aTextIsKeptToTheLetter(String text) {
        assertThat(Text.body("content", text, 5)).isEqualTo(text);
    }

    @Test
    void lengthCountsCodePoints() {
        assertThat(Text.body("content", EMOJI.repeat(5), 5)).hasSize(10);
        assertRefused(EMOJI.repeat(5) + "a", "content: must have at most 5 characters");
        assertRefused("x".repeat(1_000_000), "content: must have at most 5 characters");
    }

    @Test
    void whatIsMissingIsSaidToBeMissing() {
        assertRefused(null, "content: is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "\u2003"})
    void blanksAloneAreNoText(String text) {
        assertRefused(text, "content: must not be empty or blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\uD83D", "\uDE00\uD83D", "a\uD83Db"})
    void whatNoTextHasIsRefused(String text) {
        assertRefused(text, "content: has a NUL or half a surrogate pair, which no text has");
    }

    @Test
    void aLineLosesTheBlanksAroundIt() {
        assertThat(Text.line("name", "  Analytical Engine ", 50)).isEqualTo("Analytical Engine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0007b", "a\u0085b"})
    void aLineHasNoControlCharacters(String text) {
        assertThatThrownBy(() -> Text.line("name", text, 50))
                .isInstanceOf(RefusedException.class)
                .hasMessage("name: must be one line without control characters");
    }

    private static void assertRefused(@Nullable String text, String message) {
        assertThatThrownBy(() -> Text.body("content", text, 5))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo(RefusalCode.INVALID_REQUEST);
                    assertThat(refused.refusal().errors())
                            .singleElement()
                            .extracting(Refusal.FieldError::field)
                            .isEqualTo("content");
                })
                .hasMessage(message);
    }
}

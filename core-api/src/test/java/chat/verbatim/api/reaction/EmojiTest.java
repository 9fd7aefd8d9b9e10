package chat.verbatim.api.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "👍",
                "😂",
                "❤️",
                "👍🏽",
                "☝🏿",
                "🇩🇪",
                "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                "#️⃣",
                "7️⃣",
                "👨‍👩‍👧‍👦",
                "👩🏽‍❤️‍💋‍👨🏿",
                "🏳️‍🌈",
                "👁️‍🗨️",
                "🕵🏽‍♂️",
                "🧑🏾‍🦰",
                "©️",
                "🫠"
            })
    void oneEmojiIsOneHoweverManyCharactersItHas(String emoji) {
        assertThat(Emoji.of(emoji).value()).isEqualTo(emoji);
        assertThat(new Emoji(Emoji.of(emoji).value())).isEqualTo(Emoji.of(emoji));
    }

    @ParameterizedTest
    @CsvSource({
        "❤, ❤️",
        "👍️, 👍",
        "7⃣, 7️⃣",
        "❤‍🔥, ❤️‍🔥",
        "🕵🏽‍♂, 🕵🏽‍♂️",
        "🏳‍🌈, 🏳️‍🌈",
    })
    void thePictureIsTheSameHoweverAKeyboardWritesIt(String written, String same) {
        assertThat(Emoji.of(written)).isEqualTo(Emoji.of(same));
        assertThat(Emoji.of(written).value()).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "7",
                "#",
                "ok",
                "👍👍",
                "👍 ",
                " 👍",
                "👍a",
                "🇩",
                "🇩🇪🇫🇷",
                "👍\uFE0E",
                "\uFE0F",
                "\u200D",
                "👍\u200D",
                "😂🏽",
                "⃣",
                "🏴\uDB40\uDC67",
                "\uD83D",
                "👍\u0000",
                "<b>",
                "%F0%9F%91%8D",
                "👍\u200D👍\u200D👍\u200D👍\u200D👍"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Emoji.of(text)).isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(
                        refused.refusal().code())
                .isEqualTo(RefusalCode.INVALID_REQUEST));
    }

    @Test
    void aLongTextIsRefusedBeforeItIsLookedAt() {
        assertThatThrownBy(() -> Emoji.of("👍".repeat(1_000_000))).hasMessageContaining("one emoji");
        assertThatThrownBy(() -> Emoji.of(null)).hasMessageContaining("missing");
    }
}

package chat.verbatim.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatIdTest {
    @Test
    void twoPeopleHaveOneChatWhoeverBegins() {
        assertThat(ChatId.direct("ada", "grace"))
                .isEqualTo(ChatId.direct("grace", "ada"))
                .isNotEqualTo(ChatId.direct("ada", "barbara"))
                .matches(ChatId::isPlausible);
    }

    @Test
    void aGroupBelongsToItsCreatorsKey() {
        assertThat(ChatId.group("ada", "k1"))
                .isEqualTo(ChatId.group("ada", "k1"))
                .isNotEqualTo(ChatId.group("ada", "k2"))
                .isNotEqualTo(ChatId.group("grace", "k1"))
                .matches(ChatId::isPlausible);
    }

    @Test
    void theseIdsNeverChange() {
        assertThat(ChatId.direct("ada", "grace")).isEqualTo("da1a7f46b76a67dd7f4ff6374d009244e");
        assertThat(ChatId.group("ada", "k1")).isEqualTo("g95a3c0f18ada31d3b7f05452de05d0e5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a_1", "../x", "\u00e4", "receipts/x"})
    void someTextsNameNoChat(String text) {
        assertThat(ChatId.isPlausible(text)).isFalse();
        assertThat(ChatId.isPlausible("x".repeat(65))).isFalse();
    }
}

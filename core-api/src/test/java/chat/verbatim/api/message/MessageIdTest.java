package chat.verbatim.api.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {
    @Test
    void anIdNamesChatAndSeq() {
        assertThat(MessageId.parse("c1_42", "c1")).isEqualTo(new MessageId("c1", 42));
        assertThat(new MessageId("c1", 42)).hasToString("c1_42");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c1",
                "c1_",
                "_1",
                "c2_1",
                "c1_01",
                "c1_-1",
                "c1_1 ",
                "c1_1_1",
                "c1_9999999999999999999",
                "c1_x"
            })
    void whatNamesNoMessageOfTheChatIsNotFound(String id) {
        assertThatThrownBy(() -> MessageId.parse(id, "c1"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.MESSAGE_NOT_FOUND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "7c9e6679-7425-40de-944b-e07fc1f90ae7", "!~"})
    void aKeyIsVisibleAscii(String key) {
        assertThat(IdempotencyKey.of(key).value()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "\u00e4", "a\n"})
    void whatIsNoKeyIsRefused(String key) {
        assertThatThrownBy(() -> IdempotencyKey.of(key)).isInstanceOf(RefusedException.class);
    }
}

package chat.verbatim.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.api.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PayloadTest {
    @Test
    void fieldsAreReadByTheirTypes() {
        Payload payload = payload("{\"chatId\":\"tea\",\"seq\":41,\"unknown\":[1]}");

        assertThat(payload.text("chatId")).isEqualTo("tea");
        assertThat(payload.seq("seq")).isEqualTo(41);
        assertThat(payload.optionalText("position")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"chatId\":null}", "{\"chatId\":7}", "{\"chatId\":{}}", "{\"chatId\":[\"tea\"]}"})
    void whatIsNoTextIsRefusedByName(String json) {
        assertThatThrownBy(() -> payload(json).text("chatId"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("chatId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"seq\":null}",
                "{\"seq\":\"7\"}",
                "{\"seq\":-1}",
                "{\"seq\":1.5}",
                "{\"seq\":9223372036854775808}"
            })
    void whatIsNoSeqIsRefusedByName(String json) {
        assertThatThrownBy(() -> payload(json).seq("seq"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("seq");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "7", "null"})
    void whatIsNoObjectIsRefused(String json) {
        assertThatThrownBy(() -> payload(json)).isInstanceOf(RefusedException.class);
    }

    private static Payload payload(String json) {
        return new Payload(JsonMapper.shared().readTree(json));
    }
}

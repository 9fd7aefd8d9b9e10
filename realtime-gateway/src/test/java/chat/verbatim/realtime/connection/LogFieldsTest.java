package chat.verbatim.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.realtime.routing.RecordingConnection;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import tools.jackson.databind.json.JsonMapper;

class LogFieldsTest {
    private static final RecordingConnection CONNECTION = new RecordingConnection("socket-1", "ada");

    private static Map<String, String> during(String payload) {
        try (LogFields _ = LogFields.of(CONNECTION, JsonMapper.shared().readTree(payload))) {
            return Map.copyOf(Objects.requireNonNull(MDC.getCopyOfContextMap()));
        }
    }

    @Test
    void linesSayWhoseEventTheyAreAboutAndInWhichChatAndNotWhatWasSaid() {
        assertThat(during("{\"chatId\": \"c42\", \"content\": \"a secret\"}"))
                .isEqualTo(Map.of("connection", "socket-1", "user", "ada", "chat", "c42"));
        assertThat(MDC.get("user")).isNull();
    }

    @Test
    void whatIsNoChatIsNotRepeated() {
        Map<String, String> plain = Map.of("connection", "socket-1", "user", "ada");
        assertThat(during("{\"chatId\": \"" + "x".repeat(65) + "\"}")).isEqualTo(plain);
        assertThat(during("{\"chatId\": {\"$ne\": 1}}")).isEqualTo(plain);
        assertThat(during("\"just a text\"")).isEqualTo(plain);
    }
}

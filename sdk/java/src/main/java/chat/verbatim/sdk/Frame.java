package chat.verbatim.sdk;

import chat.verbatim.sdk.http.ApiClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** One text frame of {@code /ws}. */
record Frame(String event, JsonNode data) {
    static final ObjectMapper JSON = ApiClient.createDefaultObjectMapper();

    /** @throws IllegalArgumentException when the text is no frame */
    static Frame parse(String text) {
        try {
            JsonNode frame = JSON.readTree(text);
            if (!frame.path("event").isString()) {
                throw new IllegalArgumentException("Not a frame: " + text);
            }
            return new Frame(frame.path("event").asString(), frame.path("data"));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("Not a frame: " + text, e);
        }
    }

    static String text(String event, Map<String, ?> data) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("event", event);
        frame.put("data", data);
        return JSON.writeValueAsString(frame);
    }

    /** @throws IllegalArgumentException when the payload is not as the contract has it */
    <T> T payload(Class<T> type) {
        try {
            return Objects.requireNonNull(JSON.treeToValue(data, type));
        } catch (JacksonException | NullPointerException e) {
            throw new IllegalArgumentException("Not a payload of " + event + ": " + data, e);
        }
    }

    @Nullable
    String string(String member) {
        JsonNode value = data.path(member);
        return value.isString() ? value.asString() : null;
    }

    boolean is(Event<?> other) {
        return event.equals(other.name());
    }
}

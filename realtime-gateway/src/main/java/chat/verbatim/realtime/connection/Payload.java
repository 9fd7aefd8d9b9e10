package chat.verbatim.realtime.connection;

import chat.verbatim.api.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The payload of an event from a client. What is missing or of another type is refused by name; unknown fields are ignored. */
record Payload(JsonNode json) {
    Payload {
        if (!json.isObject()) {
            throw Refusal.invalid("data", "must be a JSON object");
        }
    }

    String text(String field) {
        String text = optionalText(field);
        if (text == null) {
            throw Refusal.invalid(field, "is missing");
        }
        return text;
    }

    @Nullable
    String optionalText(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw Refusal.invalid(field, "must be a string");
        }
        return value.stringValue();
    }

    /** Several texts; none when the field is missing. */
    List<String> texts(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode text : value) {
            if (text.isString()) {
                texts.add(text.stringValue());
            }
        }
        if (!value.isArray() || texts.size() < value.size()) {
            throw Refusal.invalid(field, "must be a list of strings");
        }
        return texts;
    }

    /** A seq: a whole number of 0 or more. */
    long seq(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw Refusal.invalid(field, "is missing");
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw Refusal.invalid(field, "must be a whole number of 0 or more");
        }
        return value.longValue();
    }
}

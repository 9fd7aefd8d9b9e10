package chat.verbatim.spec;

import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON, read strictly: no member twice, nothing after the end. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** Missing when {@code text} is not JSON, after telling {@code violations} so. */
    static JsonNode parse(String text, Consumer<String> violations) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node.isMissingNode()) {
                violations.accept("there is no body");
            }
            return node;
        } catch (JacksonException e) {
            violations.accept("the body is not JSON: " + e.getOriginalMessage());
            return MissingNode.getInstance();
        }
    }

    /** A copy in which members that are null are left out, as they count in a request. */
    static JsonNode withoutNulls(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode copy = object.objectNode();
        object.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                copy.set(entry.getKey(), withoutNulls(entry.getValue()));
            }
        });
        return copy;
    }

    /** The text itself where it is neither {@code true} nor {@code false}. */
    static JsonNode truth(String text) {
        return switch (text) {
            case "true" -> JsonNodeFactory.instance.booleanNode(true);
            case "false" -> JsonNodeFactory.instance.booleanNode(false);
            default -> text(text);
        };
    }

    static JsonNode text(String value) {
        return JsonNodeFactory.instance.stringNode(value);
    }

    /** The number that {@code value} spells, or else the text. */
    static JsonNode number(String value) {
        try {
            return JsonNodeFactory.instance.numberNode(Long.parseLong(value));
        } catch (NumberFormatException e) {
            return text(value);
        }
    }
}

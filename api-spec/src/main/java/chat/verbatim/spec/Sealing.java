package chat.verbatim.spec;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes schemas refuse members that they do not list. The published contract leaves objects open, so that they may grow and
 * clients ignore what they do not know; the server, however, shall send only what is written down.
 *
 * <p>An object is sealed where it is used, not where it is defined: a definition that another one extends by {@code allOf} has to
 * stay open there. Objects that state {@code additionalProperties} themselves are left as they are.
 */
final class Sealing {
    private static final Set<String> BY_NAME = Set.of("properties", "patternProperties");
    private static final Set<String> ALTERNATIVES = Set.of("oneOf", "anyOf", "prefixItems");
    private static final Set<String> SINGLE = Set.of("items", "additionalProperties");

    private Sealing() {}

    /** A sealed copy, for a schema at the place where it is used. */
    static JsonNode sealed(JsonNode schema) {
        JsonNode copy = definition(schema);
        if (copy instanceof ObjectNode object && closes(object)) {
            object.put("unevaluatedProperties", false);
        }
        return copy;
    }

    /** A copy whose parts are sealed but which is open itself, for a schema that others refer to. */
    static JsonNode definition(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            return schema;
        }
        ObjectNode copy = object.deepCopy();
        object.properties().forEach(entry -> copy.set(entry.getKey(), part(entry.getKey(), entry.getValue())));
        return copy;
    }

    private static JsonNode part(String keyword, JsonNode value) {
        if (BY_NAME.contains(keyword) && value instanceof ObjectNode named) {
            ObjectNode copy = named.deepCopy();
            named.properties().forEach(entry -> copy.set(entry.getKey(), sealed(entry.getValue())));
            return copy;
        }
        if (SINGLE.contains(keyword)) {
            return sealed(value);
        }
        if (value instanceof ArrayNode several && (ALTERNATIVES.contains(keyword) || keyword.equals("allOf"))) {
            ArrayNode copy = several.arrayNode();
            several.forEach(each -> copy.add(keyword.equals("allOf") ? definition(each) : sealed(each)));
            return copy;
        }
        return value;
    }

    private static boolean closes(ObjectNode schema) {
        return !schema.has("additionalProperties")
                && (schema.has("$ref") || schema.has("allOf") || schema.has("properties"));
    }
}

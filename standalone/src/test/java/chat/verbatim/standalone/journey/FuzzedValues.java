package chat.verbatim.standalone.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes values that a schema allows, and spoils them. The same seed makes the same values of the same ids. */
final class FuzzedValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Stand for what no Java string can hold, and are replaced in the finished text. */
    private static final String LONE_SURROGATE = "<lone surrogate>";

    private static final String HUGE_NUMBER = "<huge number>";
    private static final String DEEP = "<deep>";
    private static final String TWICE = "<twice>";
    private static final List<String> TEXTS = List.of(
            "Hello",
            "😀👩‍👩‍👧",
            "مرحبا",
            "e\u0301",
            "<script>alert(1)</script>",
            "'; --",
            "$ne",
            "{}",
            "%s%n",
            "  a  ",
            "a\nb");

    private final FuzzedContract contract;
    private final Random random;
    private final Function<String, List<String>> idsByName;
    private final int deepest;

    /**
     * @param idsByName ids that exist, by the name of the member or parameter that wants one
     * @param deepest how deep values may be nested
     */
    FuzzedValues(FuzzedContract contract, Random random, Function<String, List<String>> idsByName, int deepest) {
        this.contract = contract;
        this.random = random;
        this.idsByName = idsByName;
        this.deepest = deepest;
    }

    /** A value that fits the schema, as far as a schema can say. */
    JsonNode fitting(String name, JsonNode reference) {
        JsonNode schema = contract.resolve(reference);
        List<String> ids = idsByName.apply(name);
        if (!ids.isEmpty() && !schema.path("type").asString("").equals("array")) {
            return JSON.stringNode(oneOf(ids));
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (schema.has("oneOf")) {
            return fitting(
                    name,
                    schema.path("oneOf")
                            .path(random.nextInt(schema.path("oneOf").size())));
        }
        return switch (schema.path("type").asString("object")) {
            case "string" -> JSON.stringNode(text(schema));
            case "integer" -> JSON.numberNode(integer(schema));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "array" -> list(name, schema);
            default -> object(schema);
        };
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        schema.path("allOf").forEach(part -> object.setAll(object(contract.resolve(part))));
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::stringValue).toList();
        schema.path("properties").properties().forEach(entry -> {
            if (required.contains(entry.getKey()) || random.nextBoolean()) {
                object.set(entry.getKey(), fitting(entry.getKey(), entry.getValue()));
            }
        });
        return object;
    }

    private ArrayNode list(String name, JsonNode schema) {
        ArrayNode list = JSON.arrayNode();
        IntStream.range(0, random.nextInt(4)).forEach(i -> list.add(fitting(name, schema.path("items"))));
        return list;
    }

    private String text(JsonNode schema) {
        boolean narrow =
                schema.has("pattern") && !schema.path("pattern").stringValue().equals("\\S");
        if (narrow || schema.has("format")) {
            return schema.path("examples").path(0).asString("https://example.org/a");
        }
        int most = schema.path("maxLength").asInt(200);
        int least = schema.path("minLength").asInt(0);
        return switch (random.nextInt(4)) {
            case 0 -> schema.path("examples").path(0).asString("text");
            case 1 -> "x".repeat(most);
            case 2 -> "x".repeat(Math.max(1, least));
            default -> oneOf(TEXTS) + "y".repeat(least);
        };
    }

    private long integer(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(least + 20);
        return switch (random.nextInt(3)) {
            case 0 -> least;
            case 1 -> most;
            default -> least + random.nextLong(most - least + 1);
        };
    }

    /** JSON text of a value, one or two places of which are spoiled. */
    String spoiled(JsonNode value) {
        JsonNode copy = value.deepCopy();
        for (int i = random.nextInt(2); i >= 0; i--) {
            List<ObjectNode> objects = new ArrayList<>(List.of((ObjectNode) copy));
            copy.findParents("displayName").forEach(it -> objects.add((ObjectNode) it));
            spoil(oneOf(objects));
        }
        return finished(copy);
    }

    private void spoil(ObjectNode object) {
        List<String> names = new ArrayList<>(object.propertyNames());
        if (names.isEmpty() || random.nextInt(12) == 0) {
            object.set("surplus", odd());
            return;
        }
        String name = oneOf(names);
        if (random.nextInt(6) == 0) {
            object.remove(name);
        } else if (random.nextInt(10) == 0) {
            object.put(name + TWICE, "twice");
        } else if (object.path(name) instanceof ArrayNode list && random.nextBoolean()) {
            list.add(odd());
        } else {
            object.set(name, odd());
        }
    }

    private JsonNode odd() {
        return switch (random.nextInt(19)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.numberNode(random.nextInt());
            case 2 -> JSON.numberNode(-1);
            case 3 -> JSON.numberNode(1.5);
            case 4 -> JSON.numberNode(Long.MAX_VALUE);
            case 5 -> JSON.stringNode(HUGE_NUMBER);
            case 6 -> JSON.booleanNode(random.nextBoolean());
            case 7 -> JSON.stringNode("");
            case 8 -> JSON.stringNode(" \t\u2003");
            case 9 -> JSON.stringNode("z".repeat(8_001 + random.nextInt(500)));
            case 10 -> JSON.stringNode("😀".repeat(8_001));
            case 11 -> JSON.stringNode("a" + LONE_SURROGATE + "b");
            case 12 -> JSON.stringNode("a\u0000b");
            case 13 -> JSON.arrayNode().add(1);
            case 14 -> JSON.objectNode().put("$ne", 1);
            case 15 -> JSON.stringNode(DEEP);
            case 16 -> JSON.stringNode("\u202e\ufeff\uffff");
            case 17 -> JSON.stringNode("no-such-thing");
            default -> JSON.stringNode(oneOf(TEXTS));
        };
    }

    private String finished(JsonNode value) {
        int depth = 1 + random.nextInt(deepest);
        return JsonMapper.shared()
                .writeValueAsString(value)
                .replace(LONE_SURROGATE, "\\ud83d")
                .replace(TWICE, "")
                .replace('"' + HUGE_NUMBER + '"', random.nextBoolean() ? "1e400" : "9".repeat(400))
                .replace('"' + DEEP + '"', "[".repeat(depth) + "]".repeat(depth));
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}

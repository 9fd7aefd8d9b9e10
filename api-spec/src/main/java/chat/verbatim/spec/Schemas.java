package chat.verbatim.spec;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Validates values against the schemas of the contract, strictly or leniently. */
final class Schemas {
    private static final String COMPONENTS = "#/components/schemas/";
    private static final String OPEN = "urn:verbatim:contract:open";
    private static final String SEALED = "urn:verbatim:contract:sealed";

    private final JsonNode definitions;
    private final SchemaRegistry registry;
    private final Map<JsonNode, Schema> open = new ConcurrentHashMap<>();
    private final Map<JsonNode, Schema> sealed = new ConcurrentHashMap<>();

    /** @param definitions the schemas by name, as in {@code components/schemas} */
    Schemas(JsonNode definitions) {
        this.definitions = definitions;
        Map<String, String> documents = Map.of(
                OPEN, library(definitions, OPEN, UnaryOperator.identity()),
                SEALED, library(definitions, SEALED, Sealing::definition));
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(documents));
    }

    /** What is wrong with a value that the server sends: members that the schema does not list are wrong, too. */
    List<String> violationsOfSender(JsonNode schema, JsonNode value) {
        return violations(
                sealed.computeIfAbsent(schema, it -> registry.getSchema(pointed(Sealing.sealed(it), SEALED))), value);
    }

    /** What is wrong with a value that the server receives: members that the schema does not list are welcome. */
    List<String> violationsOfReceiver(JsonNode schema, JsonNode value) {
        return violations(open.computeIfAbsent(schema, it -> registry.getSchema(pointed(it, OPEN))), value);
    }

    /** The values that a schema of this name lists. */
    Set<String> enumeration(String name) {
        return definitions
                .path(name)
                .path("enum")
                .valueStream()
                .map(JsonNode::stringValue)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> violations(Schema schema, JsonNode value) {
        return schema.validate(value).stream().map(Object::toString).toList();
    }

    private static String library(JsonNode definitions, String home, UnaryOperator<JsonNode> treatment) {
        ObjectNode library = JsonMapper.shared().createObjectNode();
        library.put("$id", home);
        ObjectNode entries = library.putObject("$defs");
        definitions
                .properties()
                .forEach(entry -> entries.set(entry.getKey(), pointed(treatment.apply(entry.getValue()), home)));
        return library.toString();
    }

    /** A copy whose references lead into the library, from wherever in the contract they come. */
    private static JsonNode pointed(JsonNode node, String home) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = object.objectNode();
                object.properties().forEach(entry -> copy.set(entry.getKey(), pointed(entry.getValue(), home)));
                if (object.path("$ref").isString()) {
                    copy.put("$ref", pointed(object.path("$ref").stringValue(), home));
                }
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = array.arrayNode();
                array.forEach(each -> copy.add(pointed(each, home)));
                yield copy;
            }
            default -> node;
        };
    }

    private static String pointed(String reference, String home) {
        int at = reference.indexOf(COMPONENTS);
        if (at < 0) {
            throw new IllegalArgumentException("A schema refers to " + reference + ", which is no schema.");
        }
        return home + "#/$defs/" + reference.substring(at + COMPONENTS.length());
    }
}

package chat.verbatim.spec;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

class ContractDocumentsTest {
    private static final Document OPENAPI = Document.load("openapi.yaml");
    private static final Document ASYNCAPI = Document.load("asyncapi.yaml");
    private static final JsonNode HTTP = OPENAPI.root();
    private static final JsonNode SCHEMAS = HTTP.path("components").path("schemas");

    private final Operations operations = new Operations(OPENAPI);
    private final Frames frames = Frames.of(ASYNCAPI);

    /** Readers of YAML in Java fail, now and then, at the one that lies across the end of their buffer: write a backslash, U and eight digits instead. */
    @Test
    void charactersOfTwoUnitsAreEscaped() {
        for (String document : List.of("openapi.yaml", "asyncapi.yaml")) {
            assertThat(Examples.read(document).chars().filter(unit -> Character.isSurrogate((char) unit)))
                    .as(document)
                    .isEmpty();
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> dead = new ArrayList<>();
        for (Document document : List.of(OPENAPI, ASYNCAPI)) {
            visit(document.root(), (key, value) -> {
                if (key.equals("$ref") && !leadsSomewhere(document, value.stringValue())) {
                    dead.add(document.name() + ": " + value.stringValue());
                }
            });
        }

        assertThat(dead).isEmpty();
    }

    @Test
    void aDeadReferenceWouldBeSeen() {
        assertThat(leadsSomewhere(OPENAPI, "#/components/schemas/Massage")).isFalse();
        assertThat(leadsSomewhere(ASYNCAPI, "./openapi.yaml#/components/schemas/Massage"))
                .isFalse();
        assertThat(leadsSomewhere(ASYNCAPI, "./examples/frames/none.json")).isFalse();
    }

    @Test
    void everyOperationHasANameOfItsOwnASummaryAndATag() {
        Set<String> tags = new TreeSet<>();
        HTTP.path("tags").forEach(tag -> tags.add(tag.path("name").stringValue()));

        assertThat(operations.all()).extracting(Operation::id).doesNotHaveDuplicates();
        assertThat(operations.all()).allSatisfy(operation -> {
            assertThat(operation.node().path("summary").stringValue()).isNotBlank();
            assertThat(tags).contains(operation.node().path("tags").path(0).stringValue());
        });
    }

    @Test
    void everyOperationSaysHowItAnswersToABadRequest() {
        assertThat(operations.all()).allSatisfy(operation -> {
            if (!operation.requestBody().isMissingNode()) {
                assertThat(operation.statuses()).as(operation.id()).contains(400, 413, 415);
            }
            if (operation.node().path("security").isMissingNode()) {
                assertThat(operation.statuses()).as(operation.id()).contains(401);
            }
            if (operation.template().contains("{")) {
                assertThat(operation.statuses()).as(operation.id()).contains(404);
            }
        });
    }

    @Test
    void everyErrorIsAProblem() {
        assertThat(operations.all()).allSatisfy(operation -> operation.statuses().stream()
                .filter(status -> status >= 400)
                .filter(status -> status == 400 || !operation.template().startsWith("/actuator/health"))
                .forEach(status -> assertThat(
                                operation.response(status).path("content").propertyNames())
                        .as(operation.id() + ' ' + status)
                        .containsExactly("application/problem+json")));
    }

    @Test
    void everyErrorCodeHasAnExample() {
        assertThat(Examples.all())
                .containsAll(codes().stream()
                        .filter(code -> !code.equals("unknown-event"))
                        .map(code -> "examples/problems/" + code + ".json")
                        .toList());
    }

    @Test
    void everyErrorCodeIsExplained() {
        String table = SCHEMAS.path("ErrorCode").path("description").stringValue();

        assertThat(codes()).allSatisfy(code -> assertThat(table).contains("| `" + code + "` |"));
    }

    @Test
    void whatChangesSomethingMayBeAskedTooOften() {
        assertThat(operations.all())
                .allSatisfy(operation -> assertThat(operation.statuses().contains(429))
                        .as(operation.id())
                        .isEqualTo(!operation.method().equals("GET")));
    }

    @Test
    void theSocketEventsAreThoseOfTheGeneratedTypes() {
        assertThat(references(SCHEMAS.path("ServerEvents"))).isEqualTo(withoutConnection(frames.fromServer()));
        assertThat(references(SCHEMAS.path("ClientEvents"))).isEqualTo(withoutConnection(frames.fromClient()));
        assertThat(references(SCHEMAS.path("ClientEventAcks"))).isEqualTo(withoutConnection(frames.acks()));
    }

    private static boolean leadsSomewhere(Document from, String reference) {
        int at = reference.indexOf('#');
        if (at < 0) {
            return Examples.all().contains(reference.replace("./", ""));
        }
        Document document = reference.startsWith("./openapi.yaml") ? OPENAPI : from;
        JsonPointer pointer = JsonPointer.compile(reference.substring(at + 1));
        return !document.root().at(pointer).isMissingNode();
    }

    private static Set<String> codes() {
        return SCHEMAS.path("ErrorCode")
                .path("enum")
                .valueStream()
                .map(JsonNode::stringValue)
                .collect(toSet());
    }

    private static Map<String, String> references(JsonNode map) {
        Map<String, String> references = new TreeMap<>();
        map.path("properties")
                .properties()
                .forEach(entry -> references.put(
                        entry.getKey(), entry.getValue().path("$ref").stringValue()));
        return references;
    }

    /** What {@code /ws} needs to connect, Socket.IO does by itself; so those are no events. */
    private static Map<String, String> withoutConnection(Map<String, JsonNode> events) {
        Map<String, String> references = new TreeMap<>();
        events.forEach((event, schema) ->
                references.put(event, schema.path("$ref").stringValue().replace("./openapi.yaml", "")));
        references.keySet().removeAll(Set.of("connect", "connected", "connect_error"));
        return references;
    }

    private static void visit(JsonNode node, BiConsumer<String, JsonNode> visitor) {
        node.properties().forEach(entry -> {
            visitor.accept(entry.getKey(), entry.getValue());
            visit(entry.getValue(), visitor);
        });
        if (node.isArray()) {
            node.forEach(each -> visit(each, visitor));
        }
    }
}

package chat.verbatim.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ContractExamplesTest {
    private static final Document HTTP = Document.load("openapi.yaml");
    private static final Document SOCKET = Document.load("asyncapi.yaml");
    private static final JsonNode SCHEMAS = HTTP.root().path("components").path("schemas");

    private final Schemas schemas = new Schemas(SCHEMAS);
    private final Operations operations = new Operations(HTTP);

    @Test
    void everyRequestExampleIsARequest() {
        assertThat(operations.all()).allSatisfy(operation -> {
            JsonNode body = operation.requestBody();
            if (!body.isMissingNode()) {
                assertExamplesFit(operation.id(), body.path("content"));
            }
        });
    }

    @Test
    void everyResponseExampleIsAResponse() {
        assertThat(operations.all()).allSatisfy(operation -> operation
                .statuses()
                .forEach(status -> assertExamplesFit(
                        operation.id() + ' ' + status,
                        operation.response(status).path("content"))));
    }

    @Test
    void everyFrameExampleIsAFrame() {
        JsonNode messages = SOCKET.root().path("components").path("messages");

        assertThat(messages.properties()).allSatisfy(entry -> {
            JsonNode message = entry.getValue();
            assertThat(message.path("examples").values()).as(entry.getKey()).isNotEmpty();
            message.path("examples").forEach(example -> {
                String file = example.path("payload").path("$ref").stringValue().replace("./", "");
                assertFits(file, message.path("payload"));
            });
        });
    }

    @Test
    void everyProblemExampleIsAProblemOfItsName() {
        assertThat(Examples.all().stream().filter(file -> file.startsWith("examples/problems/")))
                .allSatisfy(file -> {
                    assertFits(file, SCHEMAS.path("Problem"));
                    assertThat(file)
                            .isEqualTo("examples/problems/"
                                    + read(file).path("code").stringValue() + ".json");
                });
    }

    @Test
    void everyExampleInASchemaFitsIt() {
        assertThat(SCHEMAS.properties())
                .allSatisfy(entry -> entry.getValue().path("examples").forEach(example -> assertThat(
                                schemas.violationsOfSender(entry.getValue(), example))
                        .as(entry.getKey())
                        .isEmpty()));
    }

    @Test
    void everyExampleFileIsUsed() {
        Set<String> unused = new TreeSet<>(Examples.all());
        unused.removeIf(file -> file.startsWith("examples/problems/"));
        unused.removeAll(mentionedIn(HTTP.root()));
        unused.removeAll(mentionedIn(SOCKET.root()));

        assertThat(unused).isEmpty();
    }

    private void assertExamplesFit(String what, JsonNode content) {
        content.properties().forEach(mediaType -> {
            JsonNode examples = mediaType.getValue().path("examples");
            if (mediaType.getValue().path("schema").path("format").asString("").equals("binary")) {
                return; // a file of any type
            }
            boolean sameAsAnother = mediaType.getKey().startsWith("application/vnd.");
            assertThat(!examples.isEmpty() || sameAsAnother)
                    .as(what + " has examples")
                    .isTrue();
            examples.forEach(example -> assertFits(
                    example.path("externalValue").stringValue(),
                    mediaType.getValue().path("schema")));
        });
    }

    private void assertFits(String file, JsonNode schema) {
        assertThat(schemas.violationsOfSender(schema, read(file))).as(file).isEmpty();
    }

    private static JsonNode read(String file) {
        return Json.parse(Examples.read(file), violation -> {
            throw new AssertionError(file + ": " + violation);
        });
    }

    private static List<String> mentionedIn(JsonNode node) {
        List<String> files = new ArrayList<>();
        if (node.isString() && node.stringValue().contains("examples/")) {
            files.add(node.stringValue().replace("./", ""));
        }
        node.forEach(child -> files.addAll(mentionedIn(child)));
        return files;
    }
}

package chat.verbatim.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Whoever integrates finds every version and everything that is new in {@code docs/api-changes.md}. */
class ApiChangesTest {
    private static final Document HTTP = Document.load("openapi.yaml");
    private static final Document SOCKET = Document.load("asyncapi.yaml");

    private final String changes;

    ApiChangesTest() throws IOException {
        changes = Files.readString(Path.of("../docs/api-changes.md"));
    }

    @Test
    void bothHalvesHaveOneVersionAndItIsListed() {
        String version = version(HTTP);

        assertThat(version(SOCKET)).isEqualTo(version);
        assertThat(changes).containsPattern("(?m)^## " + version.replace(".", "\\.") + " \\(\\d{4}-\\d{2}-\\d{2}\\)$");
    }

    @Test
    void theVersionThatIsComparedWithIsTheLastReleasedOne() {
        Document released =
                new Document("released", new YAMLMapper().readTree(CompatibilityTest.released("openapi.yaml")));

        assertThat(version(released)).isEqualTo(CompatibilityTest.RELEASED);
        assertThat(changes).contains("The last released version is **" + CompatibilityTest.RELEASED + "**");
    }

    @Test
    void everythingNewIsListed() {
        Set<String> added = names(HTTP, SOCKET);
        added.removeAll(names(
                new Document("released", new YAMLMapper().readTree(CompatibilityTest.released("openapi.yaml"))),
                new Document("released", new YAMLMapper().readTree(CompatibilityTest.released("asyncapi.yaml")))));
        String news = changes.substring(0, changes.indexOf("\n## " + CompatibilityTest.RELEASED));

        assertThat(added)
                .as(
                        "operations, events and error codes that are not in docs/api-changes.md, above the last released version")
                .allSatisfy(name -> assertThat(news).contains('`' + name + '`'));
    }

    /** Of operations, events and error codes. */
    private static Set<String> names(Document http, Document socket) {
        Set<String> names = new TreeSet<>();
        new Operations(http).all().forEach(operation -> names.add(operation.id()));
        socket.root()
                .path("components")
                .path("messages")
                .forEach(message -> names.add(message.path("name").stringValue()));
        http.root().at("/components/schemas/ErrorCode/enum").forEach((JsonNode code) -> names.add(code.stringValue()));
        return names;
    }

    private static String version(Document document) {
        return document.root().path("info").path("version").stringValue();
    }
}

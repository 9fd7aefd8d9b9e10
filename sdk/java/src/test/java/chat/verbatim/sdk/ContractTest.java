package chat.verbatim.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.sdk.model.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The SDK understands everything that the contract's examples say. */
class ContractTest {
    private static final Path CONTRACT = Path.of("../../api-spec/src/main/resources/contract");
    private static final Set<String> OF_THE_HANDSHAKE = Set.of("connected", "connect_error");

    @Test
    void theVersionIsTheContracts() throws IOException {
        Matcher version =
                Pattern.compile("(?m)^  version: (\\S+)$").matcher(Files.readString(CONTRACT.resolve("openapi.yaml")));
        assertThat(version.find()).isTrue();
        assertThat(System.getProperty("sdk.version"))
                .as("the version in sdk/java/pom.xml")
                .isEqualTo(version.group(1));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void aFrameOfTheServerIsUnderstood(Path example) throws IOException {
        String event = name(example).split("\\.", 2)[0];
        JsonNode data = Frame.JSON.readTree(Files.readString(example));
        Frame frame = Frame.parse(Frame.JSON.writeValueAsString(Map.of("event", event, "data", data)));
        Event<?> known = Objects.requireNonNull(Event.frames().get(event), event);
        String understood = Frame.JSON.writeValueAsString(frame.payload(known.payload()));
        assertThat(Frame.JSON.readTree(understood)).isEqualTo(withoutIdleZeros(data));
    }

    @Test
    void everyEventHasAnExample() {
        Set<String> examples = new TreeSet<>();
        frames().forEach(example -> examples.add(name(example).split("\\.", 2)[0]));
        assertThat(examples).containsExactlyInAnyOrderElementsOf(Event.frames().keySet());
    }

    @ParameterizedTest
    @MethodSource("problems")
    void aProblemIsAnException(Path example) throws IOException {
        JsonNode problem = Frame.JSON.readTree(Files.readString(example));
        String code = name(example).split("\\.", 2)[0];
        VerbatimException e = VerbatimException.of(
                Frame.JSON.treeToValue(problem, Problem.class),
                code,
                problem.path("status").asInt(),
                3);
        assertThat(problem.path("code").asString()).isEqualTo(e.code());
        assertThat(e.retryAfter()).hasValue(3);
        assertThat(e).hasMessageContaining(problem.path("detail").asString());
        problem.path("errors").forEach(error -> assertThat(e.fields())
                .containsEntry(
                        error.path("field").asString(), error.path("message").asString()));
    }

    /** A time without milliseconds is written without them, and means the same. */
    private static JsonNode withoutIdleZeros(JsonNode data) {
        return Frame.JSON.readTree(data.toString().replace(".000Z", "Z"));
    }

    static Stream<Path> frames() {
        return files("examples/frames/server")
                .filter(file -> !OF_THE_HANDSHAKE.contains(name(file).replace(".json", "")));
    }

    static Stream<Path> problems() {
        return files("examples/problems");
    }

    private static Stream<Path> files(String folder) {
        try (Stream<Path> files = Files.list(CONTRACT.resolve(folder))) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}

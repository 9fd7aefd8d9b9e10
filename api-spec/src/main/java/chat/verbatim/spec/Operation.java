package chat.verbatim.spec;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the contract says of one method on one path.
 *
 * @param template the path with its parameters in braces
 */
record Operation(Document document, String method, String template, JsonNode path, JsonNode node) {
    String id() {
        return node.path("operationId").stringValue();
    }

    boolean matches(String actualPath) {
        List<String> expected = segments(template);
        List<String> actual = segments(actualPath);
        if (expected.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (isParameter(expected.get(i))
                    ? actual.get(i).isEmpty()
                    : !expected.get(i).equals(actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** How many segments stand for anything; of two matches, the one with fewer is meant. */
    long parameters() {
        return segments(template).stream().filter(Operation::isParameter).count();
    }

    List<Integer> statuses() {
        return node.path("responses").propertyNames().stream()
                .map(Integer::valueOf)
                .sorted()
                .toList();
    }

    /** Missing when the status is not documented. */
    JsonNode response(int status) {
        return document.resolve(node.path("responses").path(Integer.toString(status)));
    }

    JsonNode requestBody() {
        return document.resolve(node.path("requestBody"));
    }

    @Nullable
    JsonNode queryParameter(String name) {
        return parameters("query")
                .filter(it -> it.path("name").stringValue("").equals(name))
                .findFirst()
                .orElse(null);
    }

    /** @param place {@code query} or {@code header} */
    Stream<JsonNode> parameters(String place) {
        return Stream.concat(
                        path.path("parameters").valueStream(),
                        node.path("parameters").valueStream())
                .map(document::resolve)
                .filter(it -> it.path("in").stringValue("").equals(place));
    }

    private static List<String> segments(String path) {
        return Arrays.asList(path.split("/", -1));
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }
}

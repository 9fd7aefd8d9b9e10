package chat.verbatim.spec;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What an operation takes, without any limits.
 *
 * @param call method and path, such as {@code GET /api/chats/{chatId}}
 * @param query names of parameters
 * @param headers names of headers, without that of the token
 * @param body names of the body's members; empty where no body belongs
 */
public record Signature(String call, SortedSet<String> query, SortedSet<String> headers, SortedSet<String> body)
        implements Comparable<Signature> {
    static Signature of(Operation operation) {
        JsonNode body =
                operation.requestBody().path("content").path("application/json").path("schema");
        return new Signature(
                operation.method() + ' ' + operation.template(),
                names(operation.parameters("query")),
                names(operation.parameters("header")),
                members(operation.document(), body).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Override
    public int compareTo(Signature other) {
        return toString().compareTo(other.toString());
    }

    private static SortedSet<String> names(Stream<JsonNode> parameters) {
        return parameters.map(it -> it.path("name").stringValue()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> members(Document document, JsonNode schema) {
        JsonNode object = document.resolve(schema);
        return Stream.concat(
                object.path("properties").propertyNames().stream(),
                object.path("allOf").valueStream().flatMap(part -> members(document, part)));
    }
}

package chat.verbatim.standalone.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The operations of {@code openapi.yaml} with what a request to them is made from. */
final class FuzzedContract {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode root;

    FuzzedContract() {
        try (InputStream file = FuzzedContract.class.getResourceAsStream("/contract/openapi.yaml")) {
            root = new YAMLMapper().readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param parameters of path, query and headers, with references followed
     * @param body schema of the JSON; missing where no body belongs
     * @param anyBytes whether the body is a file instead
     */
    record FuzzedOperation(
            String id, String method, String template, List<JsonNode> parameters, JsonNode body, boolean anyBytes) {
        Stream<JsonNode> parameters(String place) {
            return parameters.stream().filter(it -> it.path("in").asString().equals(place));
        }
    }

    List<FuzzedOperation> operations() {
        List<FuzzedOperation> operations = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    if (METHODS.contains(entry.getKey())) {
                        operations.add(operation(entry.getKey(), path.getKey(), path.getValue(), entry.getValue()));
                    }
                }));
        return operations;
    }

    private FuzzedOperation operation(String method, String template, JsonNode path, JsonNode node) {
        List<JsonNode> parameters = Stream.of(path, node)
                .flatMap(it -> it.path("parameters").valueStream())
                .map(this::resolve)
                .toList();
        JsonNode content = node.path("requestBody").path("content");
        return new FuzzedOperation(
                node.path("operationId").asString(),
                method.toUpperCase(Locale.ROOT),
                template,
                parameters,
                content.path("application/json").path("schema"),
                content.has("*/*"));
    }

    JsonNode resolve(JsonNode node) {
        JsonNode target = node;
        while (target.path("$ref").isString()) {
            target = root.at(target.path("$ref").stringValue().substring(1));
        }
        return target;
    }

    JsonNode schema(String name) {
        return root.path("components").path("schemas").path(name);
    }
}

package chat.verbatim.spec;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Both halves of a contract as one OpenAPI document that a comparison can read: each event of a client is a request, each event and
 * acknowledgement of the server an answer. It says 3.0, because the comparison does not see types of 3.1; what only 3.1 has is put into
 * words of 3.0 ({@code const}) or left out.
 */
final class ComparableContract {
    private static final Set<String> LEFT_OUT = Set.of("examples", "if", "then");
    private static final Set<String> OF_MEMBERS = Set.of("properties", "schemas");

    private final JsonNode socket;
    private final ObjectNode paths;
    private final ObjectNode whole;

    private ComparableContract(JsonNode http, JsonNode socket) {
        this.socket = socket;
        whole = (ObjectNode) in30(http, "");
        whole.put("openapi", "3.0.3");
        paths = (ObjectNode) whole.path("paths");
        paths.forEach(path -> path.forEach(ComparableContract::needToken));
    }

    /** As a header that a call needs, which the comparison understands better than security. */
    private static void needToken(JsonNode operation) {
        if (operation instanceof ObjectNode call && call.has("operationId") && !call.has("security")) {
            call.withArray("parameters")
                    .addObject()
                    .put("name", "Verbatim-Token")
                    .put("in", "header")
                    .put("required", true)
                    .putObject("schema")
                    .put("type", "string");
        }
    }

    /** @return JSON */
    static String of(String openapi, String asyncapi) {
        YAMLMapper yaml = new YAMLMapper();
        ComparableContract contract = new ComparableContract(yaml.readTree(openapi), yaml.readTree(asyncapi));
        contract.socket.path("operations").forEach(contract::addEvents);
        return contract.whole.toString();
    }

    /**
     * @param noBreaks which members are still present for clients of the released version, though not for all others
     * @return JSON
     */
    static String ofTheSameClients(String openapi, String asyncapi, String noBreaks) {
        JsonNode whole = new YAMLMapper().readTree(of(openapi, asyncapi));
        new YAMLMapper().readTree(noBreaks).forEach(each -> {
            String schema = each.path("schema").stringValue();
            String member = each.path("stillPresent").stringValue();
            ObjectNode owner = whole.path("components").path("schemas").path(schema).findParents("properties").stream()
                    .filter(it -> it.path("properties").has(member))
                    .map(ObjectNode.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(schema + " has no " + member));
            owner.withArray("required").add(member);
        });
        return whole.toString();
    }

    private void addEvents(JsonNode operation) {
        boolean fromServer = operation.path("action").stringValue().equals("send");
        String address = follow(operation.path("channel")).path("address").stringValue();
        operation.path("messages").forEach(reference -> {
            JsonNode message = follow(follow(reference));
            String path = "/events" + address + '/' + message.path("name").stringValue();
            ObjectNode event = fromServer
                    ? paths.putObject(path + "/from-server").putObject("get")
                    : paths.putObject(path).putObject("post");
            if (fromServer) {
                answer(event, message);
            } else {
                body(event.putObject("requestBody").put("required", true), message);
                event.putObject("responses").putObject("204").put("description", "Received.");
            }
            operation.path("reply").path("messages").forEach(replyReference -> {
                JsonNode reply = follow(follow(replyReference));
                String name = reply.path("name").stringValue();
                answer(paths.putObject(path + "/answer/" + name).putObject("get"), reply);
            });
        });
    }

    private static void answer(ObjectNode event, JsonNode message) {
        body(event.putObject("responses").putObject("200").put("description", "Sent."), message);
    }

    private static void body(ObjectNode place, JsonNode message) {
        place.putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("$ref", message.path("payload").path("$ref").stringValue().replace("./openapi.yaml", ""));
    }

    private JsonNode follow(JsonNode reference) {
        return socket.at(reference.path("$ref").stringValue().substring(1));
    }

    /** @param keyword under which the node stands; what stands under {@code properties} is named by the contract, not by OpenAPI */
    private static JsonNode in30(JsonNode node, String keyword) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = object.objectNode();
                object.properties().forEach(entry -> {
                    String name = entry.getKey();
                    if (OF_MEMBERS.contains(keyword) || !LEFT_OUT.contains(name)) {
                        copy.set(name, in30(entry.getValue(), OF_MEMBERS.contains(keyword) ? "" : name));
                    }
                });
                if (copy.has("const") && !OF_MEMBERS.contains(keyword)) {
                    copy.putArray("enum").add(copy.remove("const"));
                }
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = array.arrayNode();
                array.forEach(each -> copy.add(in30(each, "")));
                yield copy;
            }
            default -> node;
        };
    }
}

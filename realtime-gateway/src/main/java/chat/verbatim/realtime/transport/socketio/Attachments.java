package chat.verbatim.realtime.transport.socketio;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BinaryNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes binary values out of a tree, and puts them back, with {@code {"_placeholder": true, "num": n}} in their place. */
final class Attachments {

    private static final String PLACEHOLDER = "_placeholder";
    private static final String NUMBER = "num";

    private Attachments() {}

    /** The tree without its binary values, which are added to {@code taken}. */
    static JsonNode take(JsonNode tree, List<byte[]> taken) {
        return switch (tree) {
            case BinaryNode binary -> {
                taken.add(binary.binaryValue());
                yield JsonNodeFactory.instance
                        .objectNode()
                        .put(PLACEHOLDER, true)
                        .put(NUMBER, taken.size() - 1);
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(element -> copy.add(take(element, taken)));
                yield copy;
            }
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(entry -> copy.set(entry.getKey(), take(entry.getValue(), taken)));
                yield copy;
            }
            default -> tree;
        };
    }

    /** The tree with binary values in place of its placeholders. */
    static JsonNode putBack(JsonNode tree, List<byte[]> values) throws PacketException {
        if (tree instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, putBack(array.get(i), values));
            }
        } else if (tree instanceof ObjectNode object) {
            if (object.path(PLACEHOLDER).booleanValue(false)) {
                return value(object.path(NUMBER), values);
            }
            for (String name : List.copyOf(object.propertyNames())) {
                object.set(name, putBack(object.get(name), values));
            }
        }
        return tree;
    }

    private static BinaryNode value(JsonNode number, List<byte[]> values) throws PacketException {
        int index = number.isInt() ? number.intValue() : -1;
        if (index < 0 || index >= values.size()) {
            throw new PacketException("illegal attachments");
        }
        return BinaryNode.valueOf(values.get(index));
    }
}

package chat.verbatim.realtime.transport.plain;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A frame from a plain client.
 *
 * @param event the event's name; null if the frame is malformed
 * @param data its payload, or a missing node
 * @param id what the client wants its answer to carry: a number or a string; null if it wants none
 * @param flaw what is wrong with the frame; null if nothing is
 */
record PlainFrame(
        @Nullable String event,
        JsonNode data,
        @Nullable JsonNode id,
        @Nullable String flaw) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static PlainFrame parse(String text) {
        JsonNode tree;
        try {
            tree = JSON.readTree(text);
        } catch (JacksonException e) {
            return new PlainFrame(null, MissingNode.getInstance(), null, "The frame is not valid JSON.");
        }
        JsonNode id = tree.path("id");
        boolean answerable = id.isIntegralNumber() || id.isString();
        JsonNode event = tree.path("event");
        JsonNode data = tree.path("data");
        if (!event.isString() || event.stringValue().isEmpty()) {
            return new PlainFrame(
                    null, data, answerable ? id : null, "A frame is an object with an \"event\" that is a string.");
        }
        if (!answerable && !id.isMissingNode()) {
            return new PlainFrame(null, data, null, "An \"id\" is an integer or a string.");
        }
        return new PlainFrame(event.stringValue(), data, answerable ? id : null, null);
    }
}

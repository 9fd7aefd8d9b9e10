package chat.verbatim.realtime.transport.connection;

import chat.verbatim.realtime.transport.Admission;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The shapes of the errors that a client can meet, as JSON. */
public final class Errors {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Errors() {}

    /** {@code {code, message, retryAfter?}}. */
    public static byte[] error(Admission.Refused<?> refused) {
        return JSON.writeValueAsBytes(node(refused));
    }

    /** {@code {code, message}}. */
    public static byte[] error(String code, String message) {
        return JSON.writeValueAsBytes(node(code, message));
    }

    /** {@code {ok: false, error: {code, message}}}. */
    public static byte[] acknowledgement(String code, String message) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("ok", false);
        answer.set("error", node(code, message));
        return JSON.writeValueAsBytes(answer);
    }

    /** {@code {message, data: {code, message, retryAfter?}}}, as Socket.IO has it. */
    public static byte[] connectError(Admission.Refused<?> refused) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("message", refused.message());
        error.set("data", node(refused));
        return JSON.writeValueAsBytes(error);
    }

    private static ObjectNode node(Admission.Refused<?> refused) {
        ObjectNode node = node(refused.code(), refused.message());
        if (refused.retryAfter() != null) {
            node.put("retryAfter", refused.retryAfter());
        }
        return node;
    }

    private static ObjectNode node(String code, String message) {
        return JsonNodeFactory.instance.objectNode().put("code", code).put("message", message);
    }
}

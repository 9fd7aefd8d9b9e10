package chat.verbatim.node.erasure;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How events look in the store, for those who read the log itself. */
public final class SealedForm {
    private SealedForm() {}

    /** Whether events of this type hold what somebody wrote. */
    public static boolean isPersonal(String payloadType) {
        return Sealing.of(payloadType) != null;
    }

    /** Whose the event is; empty when it is nobody's. */
    public static String ownerOf(String payloadType, JsonNode payload) {
        Sealing sealing = Sealing.of(payloadType);
        return sealing != null && payload instanceof ObjectNode node ? sealing.ownerOf(node) : "";
    }

    /** Whether what was written lies in it encrypted; otherwise it is from before there were keys, and can be read. */
    public static boolean isSealed(JsonNode storedPayload) {
        return storedPayload.path(SealedPayloads.SEALED).isObject();
    }
}

package chat.verbatim.realtime.routing;

import chat.verbatim.realtime.transport.Frame;
import tools.jackson.databind.json.JsonMapper;

/** Makes frames and acknowledgements of the records that stand for their payloads. */
public final class FrameEncoder {
    private final JsonMapper json;

    public FrameEncoder(JsonMapper json) {
        this.json = json;
    }

    public Frame frame(String event, Object payload) {
        return Frame.of(event, bytes(payload));
    }

    public byte[] bytes(Object payload) {
        return json.writeValueAsBytes(payload);
    }
}

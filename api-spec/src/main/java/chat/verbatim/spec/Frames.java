package chat.verbatim.spec;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The socket events of the contract, each with the schema of its payload.
 *
 * @param fromClient what clients send
 * @param fromServer what the server sends
 * @param acks what the server acknowledges an event of a client with
 */
record Frames(Map<String, JsonNode> fromClient, Map<String, JsonNode> fromServer, Map<String, JsonNode> acks) {
    private static final String ACK = "ack";

    static Frames of(Document document) {
        Frames frames = new Frames(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        document.root().path("operations").values().forEach(operation -> frames.add(document, operation));
        return frames;
    }

    private void add(Document document, JsonNode operation) {
        boolean sentByServer = operation.path("action").stringValue().equals("send");
        for (JsonNode reference : operation.path("messages")) {
            JsonNode message = document.resolve(reference);
            String event = message.path("name").stringValue();
            (sentByServer ? fromServer : fromClient).put(event, message.path("payload"));
            for (JsonNode replyReference : operation.path("reply").path("messages")) {
                JsonNode reply = document.resolve(replyReference);
                String name = reply.path("name").stringValue();
                if (name.equals(ACK)) {
                    acks.put(event, reply.path("payload"));
                } else {
                    fromServer.put(name, reply.path("payload"));
                }
            }
        }
    }
}

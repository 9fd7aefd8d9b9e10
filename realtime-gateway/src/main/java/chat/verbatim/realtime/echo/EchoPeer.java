package chat.verbatim.realtime.echo;

import chat.verbatim.realtime.transport.connection.ConnectionId;
import chat.verbatim.realtime.transport.socketio.Peer;
import chat.verbatim.realtime.transport.socketio.ServerSocket;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Emits {@code auth} with the handshake's payload, answers {@code message} with {@code message-back}, and acknowledges {@code
 * message-with-ack}, with the same arguments.
 */
final class EchoPeer implements Peer {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ServerSocket socket;

    EchoPeer(ServerSocket socket) {
        this.socket = socket;
    }

    @Override
    public void connect(JsonNode auth) {
        socket.confirm(ConnectionId.next());
        socket.emit(JSON.arrayNode().add("auth").add(auth));
    }

    @Override
    public void event(JsonNode args, long id) {
        switch (args.path(0).stringValue()) {
            case "message" -> socket.emit(afterName(JSON.arrayNode().add("message-back"), args));
            case "message-with-ack" -> socket.acknowledge(id, afterName(JSON.arrayNode(), args));
            default -> {}
        }
    }

    private static ArrayNode afterName(ArrayNode start, JsonNode args) {
        for (int i = 1; i < args.size(); i++) {
            start.add(args.get(i));
        }
        return start;
    }
}

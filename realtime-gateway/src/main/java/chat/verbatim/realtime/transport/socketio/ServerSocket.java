package chat.verbatim.realtime.transport.socketio;

import chat.verbatim.realtime.transport.channel.Channel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** The way to one client in one namespace. */
public final class ServerSocket {

    private final SocketIoClient client;
    private final String namespace;

    ServerSocket(SocketIoClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** The line below, shared by all namespaces. */
    public Channel channel() {
        return client.channel();
    }

    /** Lets the client in, under a name. */
    public void confirm(String sid) {
        JsonNode data = JsonNodeFactory.instance.objectNode().put("sid", sid);
        write(Packet.Type.CONNECT, Packet.NO_ID, data);
        client.confirmed(namespace);
    }

    /** Keeps the client out; {@code error} has a {@code message}. */
    public void refuse(byte[] error) {
        write(Packet.Type.CONNECT_ERROR, Packet.NO_ID, JsonMapper.shared().readTree(error));
        client.forget(namespace);
    }

    /** Emits an event; {@code args} has its name as the first and may contain binary values. */
    public void emit(JsonNode args) {
        write(Packet.Type.EVENT, Packet.NO_ID, args);
    }

    /** Emits an event and asks for an acknowledgement; {@code id} is not negative. */
    public void emit(JsonNode args, long id) {
        write(Packet.Type.EVENT, id, args);
    }

    /** Acknowledges an event with an array of arguments, which may contain binary values. */
    public void acknowledge(long id, JsonNode args) {
        write(Packet.Type.ACK, id, args);
    }

    /** Acknowledges an event with one argument that is encoded already. */
    public void acknowledge(long id, byte[] json) {
        client.channel().send(PacketWriter.ack(namespace, id, json));
    }

    /** Puts the client out of the namespace; it does not come back by itself. */
    public void disconnect() {
        write(Packet.Type.DISCONNECT, Packet.NO_ID, MissingNode.getInstance());
    }

    private void write(Packet.Type type, long id, JsonNode data) {
        client.channel().send(PacketWriter.write(new Packet(type, namespace, id, data)));
    }
}

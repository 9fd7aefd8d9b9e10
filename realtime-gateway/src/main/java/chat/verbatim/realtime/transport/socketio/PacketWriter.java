package chat.verbatim.realtime.transport.socketio;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.verbatim.realtime.transport.channel.Message;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes packets as Engine.IO messages. */
final class PacketWriter {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String MESSAGE = "4";

    private PacketWriter() {}

    /** A packet whose data may contain binary values. */
    static Message write(Packet packet) {
        List<byte[]> attachments = new ArrayList<>();
        JsonNode data = Attachments.take(packet.data(), attachments);
        String count = attachments.isEmpty() ? "" : attachments.size() + "-";
        String head = MESSAGE + packet.type().digit(!attachments.isEmpty()) + count;
        byte[] json = data.isMissingNode() ? new byte[0] : JSON.writeValueAsBytes(data);
        byte[] text = joined(head + namespace(packet) + id(packet), json, "");
        return new Message(true, text, List.copyOf(attachments), !isDroppable(packet), null);
    }

    /** An acknowledgement whose only argument is encoded already. */
    static Message ack(String namespace, long id, byte[] json) {
        Packet packet = new Packet(Packet.Type.ACK, namespace, id, JSON.nullNode());
        return Message.text(
                joined(MESSAGE + packet.type().digit(false) + namespace(packet) + id(packet) + "[", json, "]"));
    }

    private static boolean isDroppable(Packet packet) {
        return packet.type() == Packet.Type.EVENT || packet.type() == Packet.Type.ACK;
    }

    private static String namespace(Packet packet) {
        return packet.namespace().equals(Packet.MAIN) ? "" : packet.namespace() + ",";
    }

    private static String id(Packet packet) {
        return packet.id() == Packet.NO_ID ? "" : Long.toString(packet.id());
    }

    private static byte[] joined(String head, byte[] json, String tail) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + json.length + tail.length());
        all.writeBytes(head.getBytes(UTF_8));
        all.writeBytes(json);
        all.writeBytes(tail.getBytes(UTF_8));
        return all.toByteArray();
    }
}

package chat.verbatim.realtime.transport.socketio;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads the text of one packet: {@code <type>[<attachments>-][<namespace>,][<id>][<json>]}. */
final class PacketParser {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final char BINARY_EVENT = '5';
    private static final char BINARY_ACK = '6';
    private static final int MAX_ATTACHMENTS = 10;
    private static final int MAX_ID_DIGITS = 15;

    private final String text;
    private int at;

    private PacketParser(String text) {
        this.text = text;
    }

    /**
     * A packet whose binary arguments may still be on their way.
     *
     * @param packet the packet, with placeholders
     * @param attachments how many binary messages follow
     */
    record Parsed(Packet packet, int attachments) {}

    static Parsed parse(String text) throws PacketException {
        return new PacketParser(text).parse();
    }

    private Parsed parse() throws PacketException {
        char digit = text.isEmpty() ? ' ' : text.charAt(0);
        at = 1;
        Packet.Type type = type(digit);
        boolean binary = digit == BINARY_EVENT || digit == BINARY_ACK;
        int attachments = binary ? attachments() : 0;
        String namespace = namespace();
        long id = id();
        JsonNode data = json();
        Packet packet = new Packet(type, namespace, id, data);
        check(packet);
        return new Parsed(packet, attachments);
    }

    private static Packet.Type type(char digit) throws PacketException {
        return switch (digit) {
            case '0' -> Packet.Type.CONNECT;
            case '1' -> Packet.Type.DISCONNECT;
            case '2', BINARY_EVENT -> Packet.Type.EVENT;
            case '3', BINARY_ACK -> Packet.Type.ACK;
            case '4' -> Packet.Type.CONNECT_ERROR;
            default -> throw new PacketException("unknown packet type");
        };
    }

    private int attachments() throws PacketException {
        String digits = digits();
        if (digits.isEmpty() || digits.length() > 2 || at == text.length() || text.charAt(at) != '-') {
            throw new PacketException("bad number of attachments");
        }
        at++;
        int attachments = Integer.parseInt(digits);
        if (attachments > MAX_ATTACHMENTS) {
            throw new PacketException("too many attachments");
        }
        return attachments;
    }

    private String namespace() {
        if (at == text.length() || text.charAt(at) != '/') {
            return Packet.MAIN;
        }
        int comma = text.indexOf(',', at);
        int end = comma < 0 ? text.length() : comma;
        String namespace = text.substring(at, end);
        at = Math.min(end + 1, text.length());
        return namespace;
    }

    private long id() throws PacketException {
        String digits = digits();
        if (digits.length() > MAX_ID_DIGITS) {
            throw new PacketException("bad acknowledgement id");
        }
        return digits.isEmpty() ? Packet.NO_ID : Long.parseLong(digits);
    }

    private JsonNode json() throws PacketException {
        if (at == text.length()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text.substring(at));
        } catch (JacksonException e) {
            throw new PacketException("payload is not JSON");
        }
    }

    private String digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return text.substring(start, at);
    }

    private static void check(Packet packet) throws PacketException {
        JsonNode data = packet.data();
        boolean valid =
                switch (packet.type()) {
                    case CONNECT -> data.isMissingNode() || data.isObject();
                    case DISCONNECT -> data.isMissingNode();
                    case EVENT -> data.isArray() && isName(data.get(0));
                    case ACK -> data.isArray() && packet.id() != Packet.NO_ID;
                    case CONNECT_ERROR -> false;
                };
        if (!valid) {
            throw new PacketException("payload does not fit the packet's type");
        }
    }

    private static boolean isName(@Nullable JsonNode first) {
        return first != null && first.isString();
    }
}

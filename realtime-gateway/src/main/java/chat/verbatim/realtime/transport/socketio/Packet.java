package chat.verbatim.realtime.transport.socketio;

import tools.jackson.databind.JsonNode;

/**
 * A Socket.IO packet.
 *
 * @param type its kind; never one of the two binary kinds, as these differ only on the wire
 * @param namespace where it belongs, {@code /} if nowhere else
 * @param id what its acknowledgement carries, or {@link #NO_ID}
 * @param data its arguments or payload; a missing node if it has none. Binary arguments are {@code BinaryNode}s
 */
record Packet(Type type, String namespace, long id, JsonNode data) {

    static final String MAIN = "/";
    static final long NO_ID = -1;

    /** The kinds. */
    enum Type {
        CONNECT("0", "0"),
        DISCONNECT("1", "1"),
        EVENT("2", "5"),
        ACK("3", "6"),
        CONNECT_ERROR("4", "4");

        private final String digit;
        private final String binaryDigit;

        Type(String digit, String binaryDigit) {
            this.digit = digit;
            this.binaryDigit = binaryDigit;
        }

        /** The digit that starts a packet of this type, without or with attachments. */
        String digit(boolean attachments) {
            return attachments ? binaryDigit : digit;
        }
    }
}

package chat.verbatim.realtime.transport.engineio;

import org.jspecify.annotations.Nullable;

/** The kinds of Engine.IO packets. */
enum PacketType {
    OPEN("0"),
    CLOSE("1"),
    PING("2"),
    PONG("3"),
    MESSAGE("4"),
    UPGRADE("5"),
    NOOP("6");

    private final String digit;

    PacketType(String digit) {
        this.digit = digit;
    }

    /** The digit that starts a packet of this type. */
    String digit() {
        return digit;
    }

    /** The type of a packet's text; null if there is none. */
    @Nullable
    static PacketType of(String packet) {
        return switch (packet.isEmpty() ? ' ' : packet.charAt(0)) {
            case '0' -> OPEN;
            case '1' -> CLOSE;
            case '2' -> PING;
            case '3' -> PONG;
            case '4' -> MESSAGE;
            case '5' -> UPGRADE;
            case '6' -> NOOP;
            default -> null;
        };
    }
}

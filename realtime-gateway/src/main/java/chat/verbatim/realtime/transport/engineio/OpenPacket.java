package chat.verbatim.realtime.transport.engineio;

import chat.verbatim.realtime.transport.TransportSettings;
import chat.verbatim.realtime.transport.channel.Message;

/** The first packet of a session. */
final class OpenPacket {

    private OpenPacket() {}

    /** For a session that may move to a websocket. */
    static Message upgradable(String sid, TransportSettings settings) {
        return packet(sid, "\"websocket\"", settings);
    }

    /** For a session that is on a websocket already. */
    static Message settled(String sid, TransportSettings settings) {
        return packet(sid, "", settings);
    }

    private static Message packet(String sid, String upgrades, TransportSettings settings) {
        return Message.control(
                "0{\"sid\":\"%s\",\"upgrades\":[%s],\"pingInterval\":%d,\"pingTimeout\":%d,\"maxPayload\":%d}"
                        .formatted(
                                sid,
                                upgrades,
                                settings.pingInterval().toMillis(),
                                settings.pingTimeout().toMillis(),
                                settings.maxPayload()));
    }
}

package chat.verbatim.realtime.transport.socketio;

/** A client has broken the Socket.IO protocol. */
final class PacketException extends Exception {

    PacketException(String message) {
        super(message);
    }
}

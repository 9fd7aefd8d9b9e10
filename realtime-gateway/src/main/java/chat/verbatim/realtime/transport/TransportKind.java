package chat.verbatim.realtime.transport;

/** The protocol that a client speaks. */
public enum TransportKind {
    /** Socket.IO protocol 5 over Engine.IO protocol 4. */
    SOCKET_IO,
    /** JSON frames {@code {"event", "data", "id"?}} over a plain websocket. */
    PLAIN
}

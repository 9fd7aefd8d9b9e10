package chat.verbatim.realtime.transport.socketio;

import chat.verbatim.realtime.transport.CloseReason;
import tools.jackson.databind.JsonNode;

/** Whoever serves one client in one namespace; calls come one after the other. */
public interface Peer {

    /** The client asks to be connected: {@link ServerSocket#confirm} or {@link ServerSocket#refuse} it. */
    void connect(JsonNode auth);

    /**
     * An event has arrived.
     *
     * @param args its arguments, the name among them as the first
     * @param id what an acknowledgement must carry; negative if none is asked for
     */
    void event(JsonNode args, long id);

    /** The acknowledgement of an event that was sent with an id has arrived. */
    default void acknowledged(long id, JsonNode args) {}

    /** Messages were dropped because the client read too slowly; now it reads again. */
    default void overflowed() {}

    /** The client has left the namespace, or is gone. */
    default void disconnected(CloseReason reason) {}
}

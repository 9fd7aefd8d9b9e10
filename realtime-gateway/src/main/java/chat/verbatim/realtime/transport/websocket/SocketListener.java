package chat.verbatim.realtime.transport.websocket;

import chat.verbatim.realtime.transport.CloseReason;

/** What happens on a websocket; calls come one after the other, on one of the server's threads, and must not block. */
public interface SocketListener {

    /** The websocket is open. Nothing can be sent before. */
    void opened(WebSocket socket);

    /**
     * A text message has arrived.
     *
     * @return whether to go on reading; if not, {@link WebSocket#readOn()} must be called later
     */
    boolean text(String text);

    /**
     * A binary message has arrived.
     *
     * @return whether to go on reading; if not, {@link WebSocket#readOn()} must be called later
     */
    boolean binary(byte[] bytes);

    /** The client answers a ping of the websocket protocol. */
    void ponged();

    /** The websocket is closed; the last call, and the only one if it never opened. */
    void closed(CloseReason reason);
}

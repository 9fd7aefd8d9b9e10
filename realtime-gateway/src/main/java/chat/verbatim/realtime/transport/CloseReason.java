package chat.verbatim.realtime.transport;

/** Why a connection ended. The codes are those of the websocket close frame; 4000-4999 are Verbatim's own. */
public enum CloseReason {
    /** The client closed the connection, or left the namespace. */
    CLIENT_LEFT(1000, "client left"),
    /** The server is going down; come back. */
    SHUTDOWN(1001, "server is shutting down"),
    /** The client broke the protocol. */
    PROTOCOL_ERROR(1002, "protocol error"),
    /** The network connection broke. Never sent. */
    TRANSPORT_LOST(1006, "transport lost"),
    /** A text that is not UTF-8. */
    INVALID_TEXT(1007, "invalid UTF-8"),
    /** The client offered more than the maximum payload. */
    TOO_BIG(1009, "message too big"),
    /** The application failed. */
    FAILED(1011, "internal error"),
    /** Too many clients come at once; come back later. */
    OVERLOADED(1013, "try again later"),
    /** The client was not accepted, or its session has expired or was revoked. */
    SESSION_ENDED(4401, "session ended"),
    /** The client did not ask to be connected in time. */
    CONNECT_TIMEOUT(4408, "connect timeout"),
    /** The client did not answer a ping in time. */
    PING_TIMEOUT(4409, "ping timeout");

    private final int code;
    private final String text;

    CloseReason(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The websocket close code. */
    public int code() {
        return code;
    }

    /** The reason that goes with the code. */
    public String text() {
        return text;
    }

    /** Whether the client did nothing wrong and is to come back at once. */
    public boolean isTransient() {
        return this == SHUTDOWN || this == FAILED || this == TRANSPORT_LOST;
    }

    /** Whether a well-behaved client comes back only when its user does something, for example logs in again. */
    public boolean isFinal() {
        return this == SESSION_ENDED;
    }
}

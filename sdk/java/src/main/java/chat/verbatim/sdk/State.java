package chat.verbatim.sdk;

/** How a client stands to its server. */
public enum State {
    /** Not connected, and not trying to. */
    CLOSED,
    /** The first connection is being made. */
    CONNECTING,
    /** Connected; what was missed is on its way. */
    CATCHING_UP,
    /** Everything is here, and what happens is heard of at once. */
    LIVE,
    /** The connection is lost; another one is tried after a pause. */
    OFFLINE
}

package chat.verbatim.realtime.transport;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The application behind the transport.
 *
 * <p>All calls for one connection come one after the other, in order of arrival, on a virtual thread, so they may block; while
 * they do, nothing else is delivered for that connection and its client is held back once its mailbox is full. Connections run
 * in parallel. {@link #authenticate} comes first; nothing else is ever called for a client that was not accepted.
 *
 * <p>An exception out of a call is logged; it ends the connection when thrown by {@link #authenticate} or {@link #opened} and
 * is answered with an {@code internal} error when thrown by {@link #received}.
 *
 * @param <S> the application's own state of a connection
 */
public interface ConnectionHandler<S> {

    /** Decides whether a client may connect. */
    Admission<S> authenticate(Handshake handshake);

    /** The client has been accepted; the confirmation precedes every frame that is sent from here on. */
    void opened(Connection<S> connection);

    /**
     * An event has arrived.
     *
     * @param event its name
     * @param payload its first argument; a missing node if it has none; binary arguments are {@code BinaryNode}s
     * @param ack where to answer; null if the client does not wait for an answer
     */
    void received(Connection<S> connection, String event, JsonNode payload, @Nullable Ack ack);

    /**
     * The client read too slowly: its queue was full and has been dropped, with every frame that was sent since. Called when
     * the client reads again. The application calls {@link Connection#resume()} and then sends what was missed.
     */
    void overflowed(Connection<S> connection);

    /** The connection is over; called exactly once for each {@link #opened} one, as the last call. */
    void closed(Connection<S> connection, CloseReason reason);
}

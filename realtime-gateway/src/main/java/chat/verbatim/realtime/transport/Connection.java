package chat.verbatim.realtime.transport;

import java.time.Duration;

/**
 * A connected client. Safe for use by any thread.
 *
 * @param <S> the application's own state of a connection
 */
public interface Connection<S> {

    /** Unique name of this connection, unguessable, the same that the client sees. */
    String id();

    /** The protocol that the client speaks. */
    TransportKind kind();

    /** The address it comes from, as the server sees it. */
    String remoteAddress();

    /** What the application gave to {@link Admission#accept}. */
    S session();

    /** Whether neither side has ended the connection. */
    boolean isOpen();

    /**
     * Queues a frame. Never blocks and never throws because of the peer: on a closed connection, and between an overflow and
     * {@link #resume()}, the frame is dropped silently. Frames arrive in the order of the calls.
     */
    void send(Frame frame);

    /**
     * Waits until at most half of the queue is in use, so that a long catch-up is not sent faster than the client reads.
     *
     * @return false if that did not happen in time, or if the connection is closed or has overflowed
     */
    boolean awaitRoom(Duration atMost) throws InterruptedException;

    /** Accepts frames again after {@link ConnectionHandler#overflowed}; does nothing otherwise. */
    void resume();

    /**
     * Ends the connection after what is queued has been written. The client is told why: Socket.IO by a DISCONNECT packet if
     * it shall not come back by itself, plain websocket by {@link CloseReason#code()} and {@link CloseReason#text()}.
     */
    void close(CloseReason reason);
}

package chat.verbatim.realtime.transport.connection;

import chat.verbatim.realtime.transport.Ack;
import chat.verbatim.realtime.transport.Admission;
import chat.verbatim.realtime.transport.CloseReason;
import chat.verbatim.realtime.transport.Connection;
import chat.verbatim.realtime.transport.ConnectionHandler;
import chat.verbatim.realtime.transport.Frame;
import chat.verbatim.realtime.transport.Handshake;
import chat.verbatim.realtime.transport.TransportKind;
import chat.verbatim.realtime.transport.channel.Channel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A connection from its handshake to its end. The protected calls come from the channel's mailbox, one after the other.
 *
 * @param <S> the application's own state of a connection
 */
public abstract class ClientConnection<S> implements Connection<S> {

    private static final Logger log = LoggerFactory.getLogger(ClientConnection.class);

    private final String id = ConnectionId.next();
    private final TransportKind kind;
    private final ConnectionHandler<S> handler;

    /** The line to the client. */
    protected final Channel channel;

    @Nullable
    private volatile S session;

    private volatile boolean open;

    /** A connection that nobody has asked for yet. */
    protected ClientConnection(TransportKind kind, ConnectionHandler<S> handler, Channel channel) {
        this.kind = kind;
        this.handler = handler;
        this.channel = channel;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final TransportKind kind() {
        return kind;
    }

    @Override
    public final String remoteAddress() {
        return channel.remoteAddress();
    }

    @Override
    public final S session() {
        S accepted = session;
        if (accepted == null) {
            throw new IllegalStateException("The connection has not been accepted");
        }
        return accepted;
    }

    @Override
    public final boolean isOpen() {
        return open;
    }

    @Override
    public final boolean awaitRoom(Duration atMost) throws InterruptedException {
        return channel.awaitRoom(atMost);
    }

    @Override
    public final void resume() {
        channel.resume();
    }

    @Override
    public final void send(Frame frame) {
        if (open) {
            write(frame);
        }
    }

    @Override
    public String toString() {
        return kind + " connection " + id;
    }

    /** Asks the application whether the client may come in, and tells the client. */
    protected final void connect(@Nullable String token, JsonNode auth) {
        Admission<S> admission;
        try {
            admission = handler.authenticate(new Handshake(kind, remoteAddress(), token, auth));
        } catch (RuntimeException e) {
            log.error("Authentication failed", e);
            admission = Admission.refuse("internal", "The server failed to check the credentials.");
        }
        switch (admission) {
            case Admission.Accepted<S> accepted -> accept(accepted.session());
            case Admission.Refused<S> refused -> refuse(refused);
        }
    }

    /** Hands an event to the application. */
    protected final void receive(String event, JsonNode payload, @Nullable Ack ack) {
        if (!open) {
            return;
        }
        try {
            handler.received(this, event, payload, ack);
        } catch (RuntimeException e) {
            log.error("Event {} failed", event, e);
            reject("internal", "The server failed to handle the event.", ack);
        }
    }

    /** Answers what cannot be handled: by the acknowledgement if there is one, by an {@code error} event otherwise. */
    protected final void reject(String code, String message, @Nullable Ack ack) {
        if (ack != null) {
            ack.reply(Errors.acknowledgement(code, message));
        } else {
            write(Frame.of("error", Errors.error(code, message)));
        }
    }

    /** The channel has dropped frames and takes them again. */
    protected final void overflow() {
        if (!open) {
            return;
        }
        try {
            handler.overflowed(this);
        } catch (RuntimeException e) {
            log.error("Resynchronization failed", e);
            close(CloseReason.FAILED);
        }
    }

    /** The connection is over. */
    protected final void end(CloseReason reason) {
        if (!open) {
            return;
        }
        open = false;
        handler.closed(this, reason);
    }

    /** Tells the client that it is connected. */
    protected abstract void confirm();

    /** Tells the client that it is not connected, and why. */
    protected abstract void refuse(Admission.Refused<S> refused);

    /** Sends a frame in the client's protocol. */
    protected abstract void write(Frame frame);

    private void accept(S accepted) {
        session = accepted;
        open = true;
        confirm();
        try {
            handler.opened(this);
        } catch (RuntimeException e) {
            log.error("Opening a connection failed", e);
            close(CloseReason.FAILED);
        }
    }
}

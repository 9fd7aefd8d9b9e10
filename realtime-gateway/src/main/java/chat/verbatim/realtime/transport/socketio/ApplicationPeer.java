package chat.verbatim.realtime.transport.socketio;

import chat.verbatim.realtime.transport.Ack;
import chat.verbatim.realtime.transport.Admission;
import chat.verbatim.realtime.transport.CloseReason;
import chat.verbatim.realtime.transport.ConnectionHandler;
import chat.verbatim.realtime.transport.Frame;
import chat.verbatim.realtime.transport.TransportKind;
import chat.verbatim.realtime.transport.connection.ClientConnection;
import chat.verbatim.realtime.transport.connection.Errors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Serves the application's {@link ConnectionHandler} to a Socket.IO client in the main namespace.
 *
 * @param <S> the application's own state of a connection
 */
public final class ApplicationPeer<S> extends ClientConnection<S> implements Peer {

    private final ServerSocket socket;

    @Nullable
    private final String bearerToken;

    /** A connection over {@code socket}; the bearer token of its first request serves if its handshake has none. */
    public ApplicationPeer(ConnectionHandler<S> handler, ServerSocket socket, @Nullable String bearerToken) {
        super(TransportKind.SOCKET_IO, handler, socket.channel());
        this.socket = socket;
        this.bearerToken = bearerToken;
    }

    @Override
    public void connect(JsonNode auth) {
        connect(auth.path("token").asStringOpt().orElse(bearerToken), auth);
    }

    @Override
    public void event(JsonNode args, long id) {
        receive(args.path(0).stringValue(), args.path(1), id < 0 ? null : acknowledgement(id));
    }

    @Override
    public void overflowed() {
        overflow();
    }

    @Override
    public void disconnected(CloseReason reason) {
        end(reason);
    }

    @Override
    public void close(CloseReason reason) {
        if (reason.isFinal()) {
            socket.disconnect();
        }
        channel.close(reason);
    }

    @Override
    protected void confirm() {
        socket.confirm(id());
    }

    @Override
    protected void refuse(Admission.Refused<S> refused) {
        socket.refuse(Errors.connectError(refused));
    }

    @Override
    protected void write(Frame frame) {
        channel.send(frame.socketIo());
    }

    private Ack acknowledgement(long id) {
        AtomicBoolean answered = new AtomicBoolean();
        return json -> {
            if (answered.compareAndSet(false, true)) {
                socket.acknowledge(id, json);
            }
        };
    }
}

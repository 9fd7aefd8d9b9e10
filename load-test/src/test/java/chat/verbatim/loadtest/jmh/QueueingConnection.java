package chat.verbatim.loadtest.jmh;

import chat.verbatim.realtime.routing.ClientSession;
import chat.verbatim.realtime.transport.CloseReason;
import chat.verbatim.realtime.transport.Connection;
import chat.verbatim.realtime.transport.Frame;
import chat.verbatim.realtime.transport.TransportKind;
import chat.verbatim.realtime.transport.channel.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/** A connection that keeps what it is to write for a moment, and writes nothing. */
final class QueueingConnection implements Connection<ClientSession> {
    private static final int KEPT = 64;

    private final ClientSession session;
    private final Queue<Message> queue = new ArrayDeque<>();

    QueueingConnection(ClientSession session) {
        this.session = session;
    }

    @Override
    public String id() {
        return session.userId();
    }

    @Override
    public TransportKind kind() {
        return TransportKind.PLAIN;
    }

    @Override
    public String remoteAddress() {
        return "127.0.0.1";
    }

    @Override
    public ClientSession session() {
        return session;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void send(Frame frame) {
        queue.add(frame.socketIo());
        if (queue.size() == KEPT) {
            queue.clear();
        }
    }

    @Override
    public boolean awaitRoom(Duration atMost) {
        return true;
    }

    @Override
    public void resume() {}

    @Override
    public void close(CloseReason reason) {}
}

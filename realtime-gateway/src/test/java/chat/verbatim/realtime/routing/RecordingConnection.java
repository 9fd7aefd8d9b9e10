package chat.verbatim.realtime.routing;

import chat.verbatim.api.session.Caller;
import chat.verbatim.realtime.transport.CloseReason;
import chat.verbatim.realtime.transport.Connection;
import chat.verbatim.realtime.transport.Frame;
import chat.verbatim.realtime.transport.TransportKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A connection without a wire: it keeps what it is sent. Safe for use by any thread. */
public final class RecordingConnection implements Connection<ClientSession> {
    private final String id;
    private final ClientSession session;
    private final List<Frame> frames = new ArrayList<>();
    private volatile boolean open = true;

    public RecordingConnection(String id, String userId) {
        this.id = id;
        this.session = new ClientSession(new Caller(userId, "session-" + id, Instant.MAX), null);
    }

    /** What was sent so far, and forgets it. */
    public synchronized List<String> takeEvents() {
        List<String> events = frames.stream().map(Frame::event).toList();
        frames.clear();
        return events;
    }

    @Override
    public String id() {
        return id;
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
        return open;
    }

    @Override
    public synchronized void send(Frame frame) {
        frames.add(frame);
    }

    @Override
    public boolean awaitRoom(Duration atMost) {
        return true;
    }

    @Override
    public void resume() {}

    @Override
    public void close(CloseReason reason) {
        open = false;
    }
}

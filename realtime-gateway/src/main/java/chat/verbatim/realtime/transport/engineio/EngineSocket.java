package chat.verbatim.realtime.transport.engineio;

import chat.verbatim.realtime.transport.CloseReason;
import chat.verbatim.realtime.transport.TransportSettings;
import chat.verbatim.realtime.transport.channel.Message;
import chat.verbatim.realtime.transport.websocket.SocketListener;
import chat.verbatim.realtime.transport.websocket.WebSocket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session's websocket: its only line from the start, or one that probes and then takes over from polling. */
final class EngineSocket implements SocketListener {

    private static final Message PROBED = Message.text("3probe");

    private final EngineSession session;
    private final TransportSettings settings;
    private State state;

    @Nullable
    private WebSocket socket;

    private enum State {
        OPENING,
        PROBING,
        PROBED,
        CARRYING
    }

    private EngineSocket(EngineSession session, TransportSettings settings, State state) {
        this.session = session;
        this.settings = settings;
        this.state = state;
    }

    /** The socket of a session that begins with it. */
    static EngineSocket opening(EngineSession session, TransportSettings settings) {
        return new EngineSocket(session, settings, State.OPENING);
    }

    /** A socket that is to take over a session. */
    static EngineSocket probing(EngineSession session, TransportSettings settings) {
        return new EngineSocket(session, settings, State.PROBING);
    }

    @Override
    public void opened(WebSocket opened) {
        socket = opened;
        if (state == State.OPENING) {
            state = State.CARRYING;
            session.start(settings, opened);
        } else if (!session.isPolling()) {
            // The protocol wants this one opened and closed, not refused.
            opened.close(CloseReason.PROTOCOL_ERROR);
        }
    }

    @Override
    public boolean text(String text) {
        return switch (state) {
            case CARRYING -> session.receive(text, this::readOn);
            case PROBING -> text.equals("2probe") ? probe() : refuse();
            case PROBED -> text.equals(PacketType.UPGRADE.digit()) ? takeOver() : refuse();
            case OPENING -> refuse();
        };
    }

    @Override
    public boolean binary(byte[] bytes) {
        return state == State.CARRYING ? session.receive(bytes, this::readOn) : refuse();
    }

    @Override
    public void ponged() {
        // Engine.IO has pings of its own.
    }

    @Override
    public void closed(CloseReason reason) {
        switch (state) {
            case CARRYING -> session.end(reason);
            case PROBED -> session.endProbe();
            case OPENING, PROBING -> {}
        }
    }

    private boolean probe() {
        if (!session.beginProbe()) {
            return refuse();
        }
        state = State.PROBED;
        return open().write(List.of(PROBED), () -> {});
    }

    private boolean takeOver() {
        state = State.CARRYING;
        session.upgrade(open());
        return true;
    }

    private boolean refuse() {
        open().close(CloseReason.PROTOCOL_ERROR);
        return true;
    }

    private void readOn() {
        open().readOn();
    }

    private WebSocket open() {
        if (socket == null) {
            throw new IllegalStateException("The websocket is not open yet");
        }
        return socket;
    }
}

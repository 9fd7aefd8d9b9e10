package chat.verbatim.realtime.transport.engineio;

import chat.verbatim.realtime.transport.CloseReason;
import chat.verbatim.realtime.transport.TransportSettings;
import chat.verbatim.realtime.transport.channel.Channel;
import chat.verbatim.realtime.transport.channel.ChannelListener;
import chat.verbatim.realtime.transport.channel.Message;
import chat.verbatim.realtime.transport.channel.QueuedChannel;
import chat.verbatim.realtime.transport.channel.TransportRuntime;
import chat.verbatim.realtime.transport.websocket.WebSocket;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client's session, over polling or a websocket. The messages that it is given to send are Engine.IO packets already: text
 * with its type digit, or binary.
 */
final class EngineSession extends QueuedChannel {

    private static final Message PING = Message.control(PacketType.PING.digit());

    private final String sid;
    private final PollingState polling = new PollingState();

    @Nullable
    private volatile WebSocket socket;

    private volatile long lostAt;

    EngineSession(
            String sid,
            TransportRuntime runtime,
            String remoteAddress,
            Function<? super Channel, ChannelListener> protocol) {
        super(runtime, remoteAddress, protocol);
        this.sid = sid;
    }

    /** Begins with polling; the handshake waits for the first poll. */
    void start(TransportSettings settings) {
        send(OpenPacket.upgradable(sid, settings));
        begin();
    }

    /** Begins on a websocket. */
    void start(TransportSettings settings, WebSocket opened) {
        socket = opened;
        send(OpenPacket.settled(sid, settings));
        begin();
        outbox.attach(opened);
    }

    /** A GET: waits until there is something to say. */
    void poll(Exchange exchange) {
        sweep(System.nanoTime());
        if (isLost()) {
            if (polling.takeNoop()) {
                exchange.answer(PacketType.NOOP);
            } else {
                exchange.refuse(RequestError.UNKNOWN_SESSION);
            }
        } else if (socket != null) {
            exchange.refuse(RequestError.BAD_REQUEST);
        } else if (!polling.begin(exchange)) {
            fail(CloseReason.PROTOCOL_ERROR);
            exchange.refuse(RequestError.BAD_REQUEST);
        } else {
            outbox.attach((batch, done) -> {
                boolean mine = polling.claim(exchange);
                if (mine) {
                    exchange.write(batch, done, () -> end(CloseReason.TRANSPORT_LOST));
                }
                return mine;
            });
            settle();
        }
    }

    /** Begins a POST; false if the session does not take one now. */
    boolean beginPost() {
        sweep(System.nanoTime());
        if (isLost() || socket != null) {
            return false;
        }
        boolean first = polling.beginPost();
        if (!first) {
            fail(CloseReason.PROTOCOL_ERROR);
        }
        return first;
    }

    /** Handles the body of a POST. */
    void post(String body, Exchange exchange) {
        for (String part : PollingPayload.split(body)) {
            if (!packet(part)) {
                fail(CloseReason.PROTOCOL_ERROR);
                exchange.refuse(RequestError.BAD_REQUEST);
                return;
            }
        }
        Runnable accept = () -> {
            polling.endPost();
            exchange.accept();
        };
        // A client that sends more than the application can take is held back by a late answer.
        if (mailbox.hasRoom(accept)) {
            accept.run();
        }
    }

    /** A websocket wants to take over: the client stops polling once its poll is answered. */
    boolean beginProbe() {
        if (isLost() || socket != null || !polling.beginProbe()) {
            return false;
        }
        polling.releaseSoon();
        return true;
    }

    /** The websocket that probed has gone. */
    void endProbe() {
        polling.endProbe();
    }

    /** The websocket takes over. */
    void upgrade(WebSocket opened) {
        socket = opened;
        polling.endProbe();
        Exchange late = polling.take();
        if (late != null) {
            late.refuse(RequestError.BAD_REQUEST);
        }
        outbox.attach(opened);
        CloseReason parting = polling.parting();
        if (isLost()) {
            opened.drop(CloseReason.TRANSPORT_LOST);
        } else if (parting != null) {
            end(parting);
        }
    }

    /** A packet has arrived by websocket; false asks to pause. */
    boolean receive(String packet, Runnable readOn) {
        if (!packet(packet)) {
            fail(CloseReason.PROTOCOL_ERROR);
        }
        return mailbox.hasRoom(readOn);
    }

    /** A binary message has arrived by websocket; false asks to pause. */
    boolean receive(byte[] bytes, Runnable readOn) {
        return deliver(bytes, readOn);
    }

    /** Ends the session at once, without waiting for what is queued. */
    void fail(CloseReason reason) {
        Exchange waiting = polling.take();
        if (waiting != null) {
            waiting.answer(PacketType.CLOSE);
        }
        end(reason);
    }

    /** Whether the session is still without a websocket. */
    boolean isPolling() {
        return socket == null;
    }

    /** Whether the session was lost more than so many nanoseconds ago. */
    boolean isLostFor(long nanos, long now) {
        return isLost() && now - lostAt > nanos;
    }

    @Override
    protected void ping() {
        send(PING);
    }

    // A client takes a close before the packets that share its answer: it would come back from a disconnect that is
    // final.
    // So the close has an answer of its own.
    @Override
    protected void hangUp(CloseReason reason) {
        polling.part(reason);
        if (socket == null) {
            settle();
        } else {
            end(reason);
        }
    }

    @Override
    protected void cut(CloseReason reason) {
        fail(reason);
    }

    /** The line is gone, or is let go. */
    void end(CloseReason reason) {
        if (!isLost()) {
            lostAt = System.nanoTime();
        }
        lost(reason);
        WebSocket open = socket;
        if (open != null && reason.isTransient()) {
            // The Java client overlooks a close frame until its next ping is missing, but not the end of the line.
            open.drop(reason);
        } else if (open != null) {
            open.close(reason);
        }
    }

    private boolean packet(String packet) {
        if (socket == null && PollingPayload.isBinary(packet)) {
            byte[] bytes = PollingPayload.binary(packet);
            if (bytes != null) {
                deliver(bytes);
            }
            return bytes != null;
        }
        switch (PacketType.of(packet)) {
            case MESSAGE -> deliver(packet.substring(1));
            case PONG -> pong();
            case CLOSE -> leave();
            case NOOP -> {}
            case OPEN, PING, UPGRADE -> {
                return false;
            }
            case null -> {
                return false;
            }
        }
        return true;
    }

    private void leave() {
        Exchange waiting = polling.take();
        if (waiting != null) {
            waiting.answer(PacketType.NOOP);
        } else if (socket == null) {
            polling.oweNoop();
        }
        end(CloseReason.CLIENT_LEFT);
    }

    // What happened while the poll was being put in place did not find it.
    private void settle() {
        CloseReason parting = polling.parting();
        if (isLost()) {
            fail(CloseReason.TRANSPORT_LOST);
        } else if (parting != null) {
            part(parting);
        } else if (polling.isProbing()) {
            polling.releaseSoon();
        }
    }

    private void part(CloseReason reason) {
        Exchange waiting = polling.take();
        if (waiting != null) {
            waiting.answer(PacketType.CLOSE);
            end(reason);
        }
    }
}

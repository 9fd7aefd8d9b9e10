package chat.verbatim.realtime.transport.websocket;

import chat.verbatim.realtime.transport.CloseReason;
import chat.verbatim.realtime.transport.channel.Channel;
import chat.verbatim.realtime.transport.channel.ChannelListener;
import chat.verbatim.realtime.transport.channel.QueuedChannel;
import chat.verbatim.realtime.transport.channel.TransportRuntime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A channel that is nothing but a websocket; pings are those of the websocket protocol. */
public final class WebSocketChannel extends QueuedChannel implements SocketListener {

    @Nullable
    private volatile WebSocket socket;

    /** A channel for a websocket that is about to be opened. */
    public WebSocketChannel(
            TransportRuntime runtime, String remoteAddress, Function<? super Channel, ChannelListener> protocol) {
        super(runtime, remoteAddress, protocol);
    }

    @Override
    public void opened(WebSocket opened) {
        socket = opened;
        begin();
        outbox.attach(opened);
    }

    @Override
    public boolean text(String text) {
        return deliver(text, this::readOn);
    }

    @Override
    public boolean binary(byte[] bytes) {
        return deliver(bytes, this::readOn);
    }

    @Override
    public void ponged() {
        pong();
    }

    @Override
    public void closed(CloseReason reason) {
        lost(reason);
    }

    @Override
    protected void ping() {
        WebSocket open = socket;
        if (open != null) {
            open.ping();
        }
    }

    @Override
    protected void hangUp(CloseReason reason) {
        WebSocket open = socket;
        if (open != null) {
            open.close(reason);
        }
    }

    @Override
    protected void cut(CloseReason reason) {
        lost(reason);
        WebSocket open = socket;
        if (open != null) {
            open.cut(reason);
        }
    }

    private void readOn() {
        WebSocket open = socket;
        if (open != null) {
            open.readOn();
        }
    }
}

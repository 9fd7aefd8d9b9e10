package chat.verbatim.realtime.transport.channel;

import chat.verbatim.realtime.transport.CloseReason;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A channel with its outbox, its mailbox and its place in the sweep. */
public abstract class QueuedChannel implements Channel, Sweep.Swept {

    private final String remoteAddress;
    private final TransportRuntime runtime;
    private final ChannelListener listener;
    private final AtomicBoolean lost = new AtomicBoolean();
    private final Heartbeat heartbeat;

    /** Everything that is to be written. */
    protected final Outbox outbox;

    /** Everything that is to be heard. */
    protected final Mailbox mailbox;

    @Nullable
    private volatile Closing closing;

    /** A close under way, and how long the client may take to read what is left. */
    private record Closing(CloseReason reason, long deadline) {}

    /** A channel whose protocol is made by {@code protocol}. */
    protected QueuedChannel(
            TransportRuntime runtime, String remoteAddress, Function<? super Channel, ChannelListener> protocol) {
        this.runtime = runtime;
        this.remoteAddress = remoteAddress;
        this.mailbox = runtime.mailbox();
        this.outbox = runtime.outbox(this::readAgain);
        this.heartbeat = new Heartbeat(runtime.settings(), System.nanoTime());
        this.listener = protocol.apply(this);
    }

    @Override
    public final String remoteAddress() {
        return remoteAddress;
    }

    @Override
    public final void send(Message message) {
        outbox.send(message);
    }

    @Override
    public final boolean awaitRoom(Duration atMost) throws InterruptedException {
        return outbox.awaitRoom(atMost);
    }

    @Override
    public final void resume() {
        outbox.resume();
    }

    @Override
    public final void close(CloseReason reason) {
        synchronized (this) {
            if (closing != null) {
                return;
            }
            long patience = runtime.settings().pingTimeout().toNanos();
            closing = new Closing(reason, System.nanoTime() + patience);
        }
        outbox.finish(() -> hangUp(reason));
    }

    @Override
    public final void sweep(long now) {
        Closing under = closing;
        if (under != null) {
            if (now - under.deadline >= 0) {
                cut(under.reason);
            }
            return;
        }
        switch (heartbeat.due(now)) {
            case PING -> ping();
            case TIMEOUT -> cut(CloseReason.PING_TIMEOUT);
            case NOTHING -> {}
        }
        listener.sweep(now);
    }

    /** Starts the time-outs; the channel can be written from here on. */
    protected final void begin() {
        runtime.sweep().add(this);
        mailbox.add(listener::opened);
    }

    /** The client has answered a ping. */
    protected final void pong() {
        heartbeat.pong(System.nanoTime());
    }

    /** Hands a text to the protocol; false asks to pause until {@code readOn} is run. */
    protected final boolean deliver(String text, Runnable readOn) {
        return mailbox.add(() -> listener.text(text), readOn);
    }

    /** Hands a binary message to the protocol; false asks to pause until {@code readOn} is run. */
    protected final boolean deliver(byte[] bytes, Runnable readOn) {
        return mailbox.add(() -> listener.binary(bytes), readOn);
    }

    /** Hands a text to the protocol, whatever waits. */
    protected final void deliver(String text) {
        mailbox.add(() -> listener.text(text));
    }

    /** Hands a binary message to the protocol, whatever waits. */
    protected final void deliver(byte[] bytes) {
        mailbox.add(() -> listener.binary(bytes));
    }

    /** The line is gone: nothing is written any more, and the protocol hears of it once. */
    protected final void lost(CloseReason reason) {
        if (!lost.compareAndSet(false, true)) {
            return;
        }
        runtime.sweep().remove(this);
        outbox.close();
        Closing under = closing;
        CloseReason first = under == null ? reason : under.reason;
        mailbox.add(() -> listener.closed(first));
    }

    /** Whether the line is gone. */
    public final boolean isLost() {
        return lost.get();
    }

    /** Sends the protocol's ping. */
    protected abstract void ping();

    /** Closes the line in an orderly way; everything has been written. */
    protected abstract void hangUp(CloseReason reason);

    /** Cuts the line: the client does not read, or does not answer. */
    protected abstract void cut(CloseReason reason);

    private void readAgain() {
        mailbox.add(listener::overflowed);
    }
}

package chat.verbatim.realtime.transport.websocket;

import chat.verbatim.realtime.transport.CloseReason;
import chat.verbatim.realtime.transport.channel.Message;
import chat.verbatim.realtime.transport.channel.Outbox;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One websocket. Writing is safe for use by any thread. */
public final class WebSocket implements FrameHandler, Outbox.Wire {

    private static final Logger log = LoggerFactory.getLogger(WebSocket.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    private final SocketListener listener;
    private final int maxPayload;

    @Nullable
    private CoreSession session;

    // The message that is being put together from several frames, and whether it is text.
    @Nullable
    private ByteArrayOutputStream partial;

    private boolean partialIsText;

    @Nullable
    private volatile CloseReason closing;

    WebSocket(SocketListener listener, int maxPayload) {
        this.listener = listener;
        this.maxPayload = maxPayload;
    }

    @Override
    public boolean write(List<Message> batch, Runnable done) {
        CoreSession open = open();
        // The last frame takes those before it along: most batches are one frame, and a flush of its own would cost as
        // much again.
        Callback written = Callback.from(done, failure -> {});
        Iterator<Message> messages = batch.iterator();
        while (messages.hasNext()) {
            message(open, messages.next(), messages.hasNext() ? null : written);
        }
        return true;
    }

    /** Sends a ping of the websocket protocol. */
    public void ping() {
        open().sendFrame(new Frame(OpCode.PING), Callback.NOOP, false);
    }

    /** Goes on reading after a pause. */
    public void readOn() {
        open().demand();
    }

    /** Closes the websocket after what has been written, with the reason's code and text. */
    public void close(CloseReason reason) {
        if (closing == null) {
            closing = reason;
        }
        CoreSession open = open();
        if (!open.isOutputOpen()) {
            return;
        }
        // A client that does not answer the close must not keep the connection.
        open.setIdleTimeout(CLOSE_PATIENCE);
        open.close(reason.code(), reason.text(), Callback.NOOP);
    }

    /** Ends the connection without a word. */
    public void drop(CloseReason reason) {
        if (closing == null) {
            closing = reason;
        }
        open().abort();
    }

    /** Ends the connection without waiting for the client: it is told why if it still reads. */
    public void cut(CloseReason reason) {
        if (closing == null) {
            closing = reason;
        }
        CoreSession open = open();
        open.close(reason.code(), reason.text(), Callback.from(open::abort, failure -> open.abort()));
    }

    @Override
    public void onOpen(CoreSession coreSession, Callback callback) {
        session = coreSession;
        // The sweep notices silent clients.
        coreSession.setIdleTimeout(Duration.ZERO);
        callback.succeeded();
        listener.opened(this);
        coreSession.demand();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        boolean readOn =
                switch (frame.getOpCode()) {
                    case OpCode.TEXT, OpCode.BINARY, OpCode.CONTINUATION -> data(frame);
                    case OpCode.PONG -> {
                        listener.ponged();
                        yield true;
                    }
                    // Jetty answers pings and closes by itself; after a close it asks for no more.
                    default -> frame.getOpCode() != OpCode.CLOSE;
                };
        callback.succeeded();
        if (readOn) {
            open().demand();
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        log.debug("The websocket failed", cause);
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus closeStatus, Callback callback) {
        CloseReason own = closing;
        listener.closed(own != null ? own : reason(closeStatus));
        callback.succeeded();
    }

    private static CloseReason reason(CloseStatus status) {
        return switch (status.getCode()) {
            case CloseStatus.NORMAL, CloseStatus.NO_CODE, CloseStatus.SHUTDOWN -> CloseReason.CLIENT_LEFT;
            case CloseStatus.PROTOCOL -> CloseReason.PROTOCOL_ERROR;
            case CloseStatus.BAD_PAYLOAD -> CloseReason.INVALID_TEXT;
            case CloseStatus.MESSAGE_TOO_LARGE -> CloseReason.TOO_BIG;
            default -> CloseReason.TRANSPORT_LOST;
        };
    }

    private boolean data(Frame frame) {
        if (closing != null) {
            return true;
        }
        int before = partial == null ? 0 : partial.size();
        if (before + frame.getPayloadLength() > maxPayload) {
            return refuse(CloseReason.TOO_BIG);
        }
        if (frame.getOpCode() != OpCode.CONTINUATION) {
            partialIsText = frame.getOpCode() == OpCode.TEXT;
        }
        byte[] bytes = BufferUtil.toArray(frame.getPayload());
        if (frame.isFin() && partial == null) {
            return whole(bytes);
        }
        if (partial == null) {
            partial = new ByteArrayOutputStream(bytes.length * 2);
        }
        partial.writeBytes(bytes);
        if (!frame.isFin()) {
            return true;
        }
        byte[] all = partial.toByteArray();
        partial = null;
        return whole(all);
    }

    private boolean whole(byte[] bytes) {
        if (!partialIsText) {
            return listener.binary(bytes);
        }
        try {
            return listener.text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return refuse(CloseReason.INVALID_TEXT);
        }
    }

    // Reading on discards what comes until the client answers the close.
    private boolean refuse(CloseReason reason) {
        partial = null;
        close(reason);
        return true;
    }

    /** @param last told when all is written; null when more follows, with which this may wait */
    private static void message(CoreSession session, Message message, @Nullable Callback last) {
        Iterator<byte[]> attachments = message.attachments().iterator();
        byte opCode = message.text() ? OpCode.TEXT : OpCode.BINARY;
        frame(session, opCode, message.bytes(), attachments.hasNext() ? null : last);
        while (attachments.hasNext()) {
            byte[] attachment = attachments.next();
            frame(session, OpCode.BINARY, attachment, attachments.hasNext() ? null : last);
        }
    }

    private static void frame(CoreSession session, byte opCode, byte[] bytes, @Nullable Callback last) {
        session.sendFrame(
                new Frame(opCode, true, ByteBuffer.wrap(bytes)), last == null ? Callback.NOOP : last, last == null);
    }

    private CoreSession open() {
        if (session == null) {
            throw new IllegalStateException("The websocket is not open yet");
        }
        return session;
    }
}

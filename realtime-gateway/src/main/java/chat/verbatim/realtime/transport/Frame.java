package chat.verbatim.realtime.transport;

import chat.verbatim.realtime.transport.channel.Message;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * An event on its way to any number of clients. Each protocol's form is encoded at first use and shared by all receivers.
 * Immutable and safe for use by any thread; two threads may at worst encode the same form twice.
 */
public final class Frame {

    private static final byte[] SOCKET_IO_HEAD = ascii("42");

    private final String event;
    private final byte[] payload;

    @Nullable
    private volatile Message socketIo;

    @Nullable
    private volatile Message plain;

    private Frame(String event, byte[] payload, @Nullable Message socketIo, @Nullable Message plain) {
        this.event = event;
        this.payload = payload;
        this.socketIo = socketIo;
        this.plain = plain;
    }

    /**
     * A frame of an event.
     *
     * @param event its name
     * @param json its payload, one JSON value as UTF-8; not copied, so it must not change any more
     */
    public static Frame of(String event, byte[] json) {
        return new Frame(event, json, null, null);
    }

    /** The event's name. */
    public String event() {
        return event;
    }

    /** The payload, one JSON value. */
    public String json() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** Size of the payload in bytes. */
    public int payloadSize() {
        return payload.length;
    }

    /** The form for Socket.IO clients on the main namespace, by websocket and by polling alike. */
    public Message socketIo() {
        Message encoded = socketIo;
        if (encoded == null) {
            encoded = Message.text(joined(SOCKET_IO_HEAD, ascii("["), quoted(event), ascii(","), payload, ascii("]")));
            socketIo = encoded;
        }
        return encoded;
    }

    /** The form for plain websocket clients. */
    public Message plain() {
        Message encoded = plain;
        if (encoded == null) {
            encoded =
                    Message.text(joined(ascii("{\"event\":"), quoted(event), ascii(",\"data\":"), payload, ascii("}")));
            plain = encoded;
        }
        return encoded;
    }

    /**
     * The same frame for one receiver.
     *
     * @param written run when it has been written to the line, by any thread; never run when it is lost
     */
    public Frame whenWritten(Runnable written) {
        return new Frame(event, payload, socketIo().whenWritten(written), plain().whenWritten(written));
    }

    @Override
    public String toString() {
        return "Frame[" + event + ", " + payload.length + " bytes]";
    }

    private static byte[] quoted(String text) {
        return ('"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"')
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        int size = 0;
        for (byte[] part : parts) {
            size += part.length;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(size);
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

package chat.verbatim.realtime.transport.channel;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message as it goes over the wire, ready to be written to any number of clients. Nobody changes its arrays.
 *
 * @param text whether {@code bytes} are UTF-8 text, otherwise they are binary
 * @param bytes the body
 * @param attachments binary messages that follow and are never separated from it
 * @param control whether it survives an overflow, because the protocol breaks without it
 * @param written run when it has been written, by any thread; must not block. Null for nothing
 */
// Messages are compared by nobody, and copying their bytes would defeat encoding them once.
@SuppressWarnings("ArrayRecordComponent")
public record Message(
        boolean text,
        byte[] bytes,
        List<byte[]> attachments,
        boolean control,
        @Nullable Runnable written) {

    /** A text message. */
    public static Message text(byte[] utf8) {
        return new Message(true, utf8, List.of(), false, null);
    }

    /** A text message. */
    public static Message text(String text) {
        return text(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A text message that survives an overflow. */
    public static Message control(String text) {
        return new Message(true, text.getBytes(StandardCharsets.UTF_8), List.of(), true, null);
    }

    /** A binary message. */
    public static Message binary(byte[] bytes) {
        return new Message(false, bytes, List.of(), false, null);
    }

    /** The same message for one receiver; {@code whenWritten} is run when it has been written. */
    public Message whenWritten(Runnable whenWritten) {
        return new Message(text, bytes, attachments, control, whenWritten);
    }

    /** Size of body and attachments in bytes. */
    public int size() {
        int size = bytes.length;
        for (byte[] attachment : attachments) {
            size += attachment.length;
        }
        return size;
    }
}

package chat.verbatim.realtime.transport.engineio;

import chat.verbatim.realtime.transport.channel.Message;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Several packets in one HTTP body: separated by a record separator, binary ones as {@code b} and base64. */
final class PollingPayload {

    private static final char SEPARATOR = '\u001e';
    private static final char BINARY = 'b';

    private static final Pattern LINE_BREAKS = Pattern.compile("\\R");

    private PollingPayload() {}

    /** Whether a part of a body is a binary packet. */
    static boolean isBinary(String part) {
        return !part.isEmpty() && part.charAt(0) == BINARY;
    }

    /** The content of a binary part; null if it is not base64. */
    static byte @Nullable [] binary(String part) {
        try {
            // The Java client breaks its base64 into lines.
            return Base64.getDecoder()
                    .decode(LINE_BREAKS.matcher(part.substring(1)).replaceAll(""));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The parts of a body. */
    static String[] split(String body) {
        return body.split(String.valueOf(SEPARATOR), -1);
    }

    /** The body for messages that are packets already, but for binary ones. */
    static byte[] join(List<Message> messages) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Message message : messages) {
            append(body, message.text(), message.bytes());
            for (byte[] attachment : message.attachments()) {
                append(body, false, attachment);
            }
        }
        return body.toByteArray();
    }

    private static void append(ByteArrayOutputStream body, boolean text, byte[] bytes) {
        if (body.size() > 0) {
            body.write(SEPARATOR);
        }
        if (text) {
            body.writeBytes(bytes);
        } else {
            body.write(BINARY);
            body.writeBytes(Base64.getEncoder().encodeToString(bytes).getBytes(StandardCharsets.US_ASCII));
        }
    }
}

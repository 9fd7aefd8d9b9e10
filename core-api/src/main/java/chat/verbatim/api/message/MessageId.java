package chat.verbatim.api.message;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names a message by its chat and its seq there, so that nobody needs an index to find it. Opaque to clients.
 *
 * @param seq the seq of the message in its chat
 */
public record MessageId(String chatId, long seq) {
    private static final Pattern SHAPE = Pattern.compile("([A-Za-z0-9-]{1,64})_(0|[1-9][0-9]{0,17})");

    @Override
    public String toString() {
        return chatId + '_' + seq;
    }

    /**
     * The seq of the message of {@code chatId} that {@code text} names; null for null.
     *
     * @throws chat.verbatim.api.RefusedException as {@link #parse}
     */
    public static @Nullable Long seqIn(String chatId, @Nullable String text) {
        return text == null ? null : parse(text, chatId).seq();
    }

    /** @throws chat.verbatim.api.RefusedException with {@code MESSAGE_NOT_FOUND} when {@code text} names no message of {@code chatId} */
    public static MessageId parse(String text, String chatId) {
        MessageId id = read(text);
        if (id == null || !id.chatId.equals(chatId)) {
            throw Refusal.because(RefusalCode.MESSAGE_NOT_FOUND, "There is no such message in this chat.");
        }
        return id;
    }

    /** @throws chat.verbatim.api.RefusedException with {@code MESSAGE_NOT_FOUND} when {@code text} is no id of a message */
    public static MessageId parse(String text) {
        MessageId id = read(text);
        if (id == null) {
            throw Refusal.because(RefusalCode.MESSAGE_NOT_FOUND, "There is no such message.");
        }
        return id;
    }

    private static @Nullable MessageId read(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches() ? new MessageId(matcher.group(1), Long.parseLong(matcher.group(2))) : null;
    }
}

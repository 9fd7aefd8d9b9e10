package chat.verbatim.api.message;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** @throws chat.verbatim.api.RefusedException with {@code MESSAGE_NOT_FOUND} when {@code text} names no message of {@code chatId} */
    public static MessageId parse(String text, String chatId) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches() || !matcher.group(1).equals(chatId)) {
            throw Refusal.because(RefusalCode.MESSAGE_NOT_FOUND, "There is no such message in this chat.");
        }
        return new MessageId(chatId, Long.parseLong(matcher.group(2)));
    }
}

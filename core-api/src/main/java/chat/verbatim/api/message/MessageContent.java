package chat.verbatim.api.message;

import chat.verbatim.api.Text;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says: 1 to 8,000 characters (Unicode code points), not only blanks, kept to the letter; or nothing, which only a message
 * with files may say.
 */
public record MessageContent(String value) {
    public static final int LONGEST = 8_000;

    /** No words. */
    public static final MessageContent NONE = new MessageContent("");

    public MessageContent {
        if (!value.isEmpty()) {
            Text.body("content", value, LONGEST);
        }
    }

    /** @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when missing or of another shape */
    public static MessageContent of(@Nullable String text) {
        return new MessageContent(Text.body("content", text, LONGEST));
    }

    /**
     * As {@link #of(String)}, but where there are files nothing need be said.
     *
     * @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when missing without files, or of another shape
     */
    public static MessageContent of(@Nullable String text, boolean files) {
        return text == null && files ? NONE : of(text);
    }

    /** @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when there are no words */
    public void requireWords() {
        Text.body("content", value, LONGEST);
    }
}

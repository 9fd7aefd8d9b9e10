package chat.verbatim.api.message;

import chat.verbatim.api.Text;
import org.jspecify.annotations.Nullable;

/** What somebody says: 1 to 8,000 characters (Unicode code points), not only blanks, kept to the letter. */
public record MessageContent(String value) {
    public static final int LONGEST = 8_000;

    public MessageContent {
        Text.body("content", value, LONGEST);
    }

    /** @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when missing or of another shape */
    public static MessageContent of(@Nullable String text) {
        return new MessageContent(Text.body("content", text, LONGEST));
    }
}

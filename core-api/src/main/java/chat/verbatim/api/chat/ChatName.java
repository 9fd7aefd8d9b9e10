package chat.verbatim.api.chat;

import chat.verbatim.api.Text;
import org.jspecify.annotations.Nullable;

/** The name of a group: one line of 1 to 100 characters. */
public record ChatName(String value) {
    private static final int LONGEST = 100;

    public ChatName {
        value = Text.line("name", value, LONGEST);
    }

    /** @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when missing or of another shape */
    public static ChatName of(@Nullable String text) {
        return new ChatName(Text.line("name", text, LONGEST));
    }
}

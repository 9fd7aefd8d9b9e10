package chat.verbatim.api.moderation;

import chat.verbatim.api.Text;
import org.jspecify.annotations.Nullable;

/** Why an account is suspended: one line of 1 to 500 characters, for the eyes of operators. */
public record SuspensionReason(String value) {
    private static final int LONGEST = 500;

    public SuspensionReason {
        value = Text.line("reason", value, LONGEST);
    }

    /** @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when missing or of another shape */
    public static SuspensionReason of(@Nullable String text) {
        return new SuspensionReason(Text.line("reason", text, LONGEST));
    }
}

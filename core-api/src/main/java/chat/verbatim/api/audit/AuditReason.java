package chat.verbatim.api.audit;

import chat.verbatim.api.Text;
import org.jspecify.annotations.Nullable;

/** Why somebody reads what is not theirs: one line of 1 to 500 characters, for the eyes of those whom it concerns. */
public record AuditReason(String value) {
    private static final int LONGEST = 500;

    public AuditReason {
        value = Text.line("reason", value, LONGEST);
    }

    /** @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when missing or of another shape */
    public static AuditReason of(@Nullable String text) {
        return new AuditReason(Text.line("reason", text, LONGEST));
    }
}

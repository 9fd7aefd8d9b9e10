package chat.verbatim.api.report;

import chat.verbatim.api.Text;
import org.jspecify.annotations.Nullable;

/** What somebody adds to a report or to a decision: one line of 1 to 500 characters. */
public record ReportText(String value) {
    private static final int LONGEST = 500;

    /** @param field the name of the request's field, for the error */
    public static @Nullable ReportText of(String field, @Nullable String text) {
        return text == null ? null : new ReportText(Text.line(field, text, LONGEST));
    }

    public static @Nullable String valueOf(@Nullable ReportText text) {
        return text == null ? null : text.value;
    }
}

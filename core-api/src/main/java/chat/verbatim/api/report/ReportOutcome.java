package chat.verbatim.api.report;

import chat.verbatim.api.Refusal;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an operator decided about the reports of a message. Written in lower case outside; stored by these names. */
public enum ReportOutcome {
    /** Nothing is wrong with it. */
    DISMISSED,
    /** The message was deleted. */
    REMOVED,
    /** Its author was suspended. */
    SUSPENDED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when missing or none of these */
    public static ReportOutcome of(@Nullable String wireName) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("outcome", "must be one of dismissed, removed, suspended"));
    }
}

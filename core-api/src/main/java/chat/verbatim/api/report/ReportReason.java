package chat.verbatim.api.report;

import chat.verbatim.api.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with a message. Written in lower case outside; stored by these names. */
public enum ReportReason {
    SPAM,
    HARASSMENT,
    HATE,
    VIOLENCE,
    SEXUAL,
    OTHER;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when missing or none of these */
    public static ReportReason of(@Nullable String wireName) {
        return Arrays.stream(values())
                .filter(reason -> reason.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "reason",
                        "must be one of "
                                + Arrays.stream(values())
                                        .map(ReportReason::wireName)
                                        .collect(Collectors.joining(", "))));
    }
}

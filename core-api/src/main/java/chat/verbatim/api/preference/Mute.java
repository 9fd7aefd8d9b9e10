package chat.verbatim.api.preference;

import chat.verbatim.api.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * For how long a chat shall be silent.
 *
 * @param until null for not at all; a time that is past is the same
 */
public record Mute(@Nullable Instant until) {
    public static final Mute OFF = new Mute(null);
    /** The last time that a timestamp of four digits for the year can say. */
    public static final Mute FOREVER = new Mute(Instant.parse("9999-12-31T23:59:59.999Z"));

    private static final Pattern TIMESTAMP = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z");

    /** @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when it is neither a word nor a timestamp */
    public static Mute of(String words) {
        return switch (words) {
            case "off" -> OFF;
            case "forever" -> FOREVER;
            default -> until(words);
        };
    }

    private static Mute until(String timestamp) {
        try {
            if (TIMESTAMP.matcher(timestamp).matches()) {
                return new Mute(Instant.parse(timestamp));
            }
        } catch (DateTimeException noSuchTime) {
            // The thirtieth of February, for example: refused like everything else that is no time.
        }
        throw Refusal.invalid("mutedUntil", "must be `forever`, `off`, or a time such as 2026-11-22T10:15:30.123Z");
    }
}

package chat.verbatim.api.user;

import chat.verbatim.api.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name by which people find each other: 3 to 32 of {@code a-z A-Z 0-9 _ . -}, beginning with a letter or digit. Shown as
 * written, unique without regard to case.
 */
public record Username(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{2,31}");

    public Username {
        if (!SHAPE.matcher(value).matches()) {
            throw Refusal.invalid(
                    "username", "must be 3 to 32 letters, digits, '_', '.' or '-', beginning with a letter or digit");
        }
    }

    /** @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when missing or of another shape */
    public static Username of(@Nullable String text) {
        if (text == null) {
            throw Refusal.invalid("username", "is missing");
        }
        return new Username(text);
    }

    /** What must be unique. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }
}

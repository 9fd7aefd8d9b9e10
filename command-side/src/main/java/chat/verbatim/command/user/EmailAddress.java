package chat.verbatim.command.user;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.Text;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address: 3 to 254 characters with one @ between two parts without blanks. Kept as written, unique without regard to
 * case. Whether it exists only a mail could tell.
 */
record EmailAddress(String value) {
    private static final int LONGEST = 254;
    private static final Pattern SHAPE = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");

    /** @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when missing or of another shape */
    static EmailAddress of(@Nullable String text) {
        String email = Text.body("email", text, LONGEST);
        if (!SHAPE.matcher(email).matches()) {
            throw Refusal.invalid("email", "must look like name@example.org");
        }
        return new EmailAddress(email);
    }

    static String keyOf(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    /** What must be unique. */
    String key() {
        return keyOf(value);
    }
}

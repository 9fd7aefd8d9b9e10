package chat.verbatim.api.message;

import chat.verbatim.api.Refusal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A client's own name for one message: 1 to 128 visible ASCII characters. A resend under the same key is the same message. */
public record IdempotencyKey(String value) {
    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]{1,128}");

    public IdempotencyKey {
        if (!SHAPE.matcher(value).matches()) {
            throw Refusal.invalid("idempotencyKey", "must be 1 to 128 visible ASCII characters");
        }
    }

    /** @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when missing or of another shape */
    public static IdempotencyKey of(@Nullable String text) {
        if (text == null) {
            throw Refusal.invalid("idempotencyKey", "is missing");
        }
        return new IdempotencyKey(text);
    }
}

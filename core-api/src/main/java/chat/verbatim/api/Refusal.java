package chat.verbatim.api;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something was not done. The only way in which any side says no to a caller.
 *
 * @param code what kind of refusal this is; stable, part of the outside contract
 * @param detail one sentence for the caller: what is wrong and what to do; carries no secret and no message text
 * @param errors the fields that were wrong; empty unless {@code code} is {@link RefusalCode#INVALID_REQUEST}
 * @param retryAfter when the same request may succeed; null where nobody knows, or where it never will
 */
public record Refusal(
        RefusalCode code,
        String detail,
        List<FieldError> errors,
        @Nullable Duration retryAfter) {
    public Refusal {
        errors = List.copyOf(errors);
    }

    public Refusal(RefusalCode code, String detail, List<FieldError> errors) {
        this(code, detail, errors, null);
    }

    /**
     * @param field path of the field in the request, such as {@code content}
     * @param message what is wrong with it
     */
    public record FieldError(String field, String message) {}

    public static RefusedException because(RefusalCode code, String detail) {
        return new RefusedException(new Refusal(code, detail, List.of()));
    }

    /** A refusal of now, not for ever. */
    public static RefusedException later(RefusalCode code, String detail, Duration retryAfter) {
        return new RefusedException(new Refusal(code, detail, List.of(), retryAfter));
    }

    /** {@link #retryAfter} in whole seconds, rounded up, 1 or more; null where there is none. */
    public @Nullable Long retryAfterSeconds() {
        return retryAfter == null
                ? null
                : Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }

    public static RefusedException invalid(String field, String message) {
        return new RefusedException(new Refusal(
                RefusalCode.INVALID_REQUEST, field + ": " + message, List.of(new FieldError(field, message))));
    }
}

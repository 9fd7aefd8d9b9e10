package chat.verbatim.http;

import chat.verbatim.api.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * An error as RFC 9457 wants it.
 *
 * @param type a URN that ends in {@code code}
 * @param title what kind of problem this is, the same words each time
 * @param detail what is wrong this time
 * @param code the refusal's stable name, for programs
 * @param errors the request's fields that are wrong; null when it is not about fields
 * @param incident by which the operator finds an internal error in the server's log
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable List<Refusal.FieldError> errors,
        @Nullable String incident) {
    static Problem of(Refusal refusal) {
        return of(refusal, null);
    }

    static Problem of(Refusal refusal, @Nullable String incident) {
        HttpStatus status = ProblemStatus.of(refusal.code());
        String code = refusal.code().wireName();
        return new Problem(
                "urn:verbatim:problem:" + code,
                title(code),
                status.value(),
                refusal.detail(),
                code,
                refusal.errors().isEmpty() ? null : refusal.errors(),
                incident);
    }

    private static String title(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
    }
}

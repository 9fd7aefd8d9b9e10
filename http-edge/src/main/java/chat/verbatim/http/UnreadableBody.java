package chat.verbatim.http;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;

/** Says what is wrong with a body that could not be read, without repeating any of it. */
final class UnreadableBody {
    private UnreadableBody() {}

    static Refusal refusal(HttpMessageNotReadableException unreadable) {
        for (@Nullable Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (isAboutOneValue(cause)
                    && cause instanceof JacksonException wrong
                    && !field(wrong).isEmpty()) {
                return wrongType(field(wrong));
            }
            if (cause instanceof JacksonException broken) {
                return malformed("The body is no JSON of the expected shape" + place(broken) + ".");
            }
        }
        return malformed("The body is missing or could not be read; send a JSON object in UTF-8.");
    }

    private static boolean isAboutOneValue(Throwable cause) {
        return cause instanceof DatabindException || cause instanceof InputCoercionException;
    }

    private static Refusal wrongType(String field) {
        String message = "has the wrong type or does not fit";
        return new Refusal(
                RefusalCode.MALFORMED_REQUEST, field + ": " + message, List.of(new Refusal.FieldError(field, message)));
    }

    private static String field(JacksonException wrong) {
        return wrong.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String place(JacksonException broken) {
        return broken.getLocation() == null || broken.getLocation().getLineNr() < 1
                ? ""
                : " (line " + broken.getLocation().getLineNr() + ", column "
                        + broken.getLocation().getColumnNr() + ")";
    }

    private static Refusal malformed(String detail) {
        return new Refusal(RefusalCode.MALFORMED_REQUEST, detail, List.of());
    }
}

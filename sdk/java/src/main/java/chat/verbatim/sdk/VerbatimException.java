package chat.verbatim.sdk;

import chat.verbatim.sdk.model.FieldError;
import chat.verbatim.sdk.model.Problem;
import chat.verbatim.sdk.model.SocketError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A refusal of the server, or that no answer came from it. */
public final class VerbatimException extends RuntimeException {
    /** The {@link #code} when no answer came. */
    public static final String UNREACHABLE = "unreachable";

    private static final long serialVersionUID = 1L;
    private static final Set<String> PASSING = Set.of(
            UNREACHABLE,
            "conflict",
            "internal",
            "outcome-unknown",
            "projection-behind",
            "rate-limited",
            "token-expired",
            "unauthenticated",
            "unavailable");

    private final String code;
    private final int status;
    private final int retryAfter;
    private final Map<String, String> fields;

    private VerbatimException(
            String code,
            int status,
            int retryAfter,
            Map<String, String> fields,
            String text,
            @Nullable Throwable cause) {
        super(code + ": " + text, cause);
        this.code = code;
        this.status = status;
        this.retryAfter = retryAfter;
        this.fields = Map.copyOf(fields);
    }

    static VerbatimException unreachable(String text, @Nullable Throwable cause) {
        return new VerbatimException(UNREACHABLE, 0, -1, Map.of(), text, cause);
    }

    static VerbatimException unauthenticated(String text) {
        return new VerbatimException("unauthenticated", 0, -1, Map.of(), text, null);
    }

    /** @param retryAfter in seconds, -1 if the answer does not say */
    static VerbatimException of(Problem problem, String code, int status, int retryAfter) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (problem.getErrors() != null) {
            for (FieldError error : problem.getErrors()) {
                fields.put(error.getField(), error.getMessage());
            }
        }
        String text = fields.isEmpty() ? problem.getDetail() : problem.getDetail() + " " + fields;
        return new VerbatimException(code, status, retryAfter, fields, text, null);
    }

    /** An answer that is no problem of the contract: of a proxy in front of the server, for instance. */
    static VerbatimException of(int status, int retryAfter) {
        // Of a proxy that is being set up, for instance: nothing that a message would have to be given up for.
        String code = status == 429 ? "rate-limited" : status == 401 ? "unauthenticated" : "unavailable";
        return new VerbatimException(code, status, retryAfter, Map.of(), "HTTP status " + status, null);
    }

    static VerbatimException of(SocketError error, String code) {
        Integer retryAfter = error.getRetryAfter();
        return new VerbatimException(code, 0, retryAfter == null ? -1 : retryAfter, Map.of(), error.getMessage(), null);
    }

    /** What went wrong, for programs: of the contract's {@code ErrorCode}, or {@link #UNREACHABLE}. */
    public String code() {
        return code;
    }

    /** The HTTP status; 0 without an HTTP answer. */
    public int status() {
        return status;
    }

    /** In how many seconds the same may be accepted; empty if the server did not say. */
    public OptionalInt retryAfter() {
        return retryAfter < 0 ? OptionalInt.empty() : OptionalInt.of(retryAfter);
    }

    /** What is wrong with the request: name of the field to what to do about it. Empty but for bad requests. */
    public Map<String, String> fields() {
        return fields;
    }

    /** Whether the same call may succeed later. */
    public boolean passing() {
        return PASSING.contains(code);
    }

    /** Whether another token is what it takes. */
    boolean staleToken() {
        return code.equals("token-expired") || code.equals("unauthenticated");
    }
}

package chat.verbatim.http;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns whatever went wrong into one problem. Nothing of the inside shows in it. */
final class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final long RETRY_SECONDS = 1;
    private static final Pattern STORE_IS_AWAY = Pattern.compile(
            "com\\.mongodb\\.Mongo(Timeout|Socket\\w*|NotPrimary|NodeIsRecovering|ConnectionPoolCleared|ServerUnavailable)Exception");

    private Problems() {}

    static ResponseEntity<Problem> answerTo(Throwable thrown) {
        return switch (thrown) {
            case HttpMessageNotReadableException unreadable ->
                answer(RefusedException.refusalIn(unreadable).orElseGet(() -> UnreadableBody.refusal(unreadable)));
            case MethodArgumentTypeMismatchException mismatch -> answer(wrongType(mismatch.getName()));
            case TypeMismatchException mismatch ->
                answer(wrongType(mismatch.getPropertyName() == null ? "request" : mismatch.getPropertyName()));
            case MissingServletRequestParameterException missing -> answer(missing(missing.getParameterName()));
            case MissingRequestHeaderException missing -> answer(missing(missing.getHeaderName()));
            case MissingRequestValueException missing -> answer(malformed());
            case AsyncRequestTimeoutException timeout -> answer(unavailable());
            // The container's own, such as for a form that cannot be decoded.
            case HttpException.IllegalStateException refused ->
                answer(refusalFor(HttpStatusCode.valueOf(refused.getCode())));
            default -> RefusedException.refusalIn(thrown).map(Problems::answer).orElseGet(() -> unforeseen(thrown));
        };
    }

    /** For a failure of which only the status is known. */
    static Refusal refusalFor(HttpStatusCode status) {
        return switch (HttpStatus.resolve(status.value())) {
            case UNAUTHORIZED -> refusal(RefusalCode.UNAUTHENTICATED, "Send a valid access token as bearer token.");
            case FORBIDDEN -> refusal(RefusalCode.FORBIDDEN, "This is not allowed.");
            case NOT_FOUND -> refusal(RefusalCode.NOT_FOUND, "There is nothing at this address.");
            case METHOD_NOT_ALLOWED ->
                refusal(RefusalCode.METHOD_NOT_ALLOWED, "This address does not answer to this method.");
            case NOT_ACCEPTABLE -> refusal(RefusalCode.NOT_ACCEPTABLE, "The answer exists as application/json only.");
            case UNSUPPORTED_MEDIA_TYPE ->
                refusal(RefusalCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.");
            case CONTENT_TOO_LARGE -> BodyLimitFilter.tooLarge();
            case TOO_MANY_REQUESTS -> refusal(RefusalCode.RATE_LIMITED, "Too many requests; try again later.");
            case SERVICE_UNAVAILABLE -> unavailable();
            case HTTP_VERSION_NOT_SUPPORTED -> malformed();
            case null, default -> status.is4xxClientError() ? malformed() : internal();
        };
    }

    static ResponseEntity<Problem> answer(Refusal refusal) {
        return switch (refusal.code()) {
            case UNAUTHENTICATED, TOKEN_EXPIRED -> answer(refusal, bearerChallenge());
            case RATE_LIMITED, PROJECTION_BEHIND, OUTCOME_UNKNOWN, UNAVAILABLE ->
                answer(refusal, retryAfter(Objects.requireNonNullElse(refusal.retryAfterSeconds(), RETRY_SECONDS)));
            default -> answer(refusal, HttpHeaders.EMPTY);
        };
    }

    private static ResponseEntity<Problem> unforeseen(Throwable thrown) {
        if (thrown instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return answer(refusalFor(known.getStatusCode()), known.getHeaders());
        }
        if (thrown instanceof ErrorResponse known && known.getStatusCode().value() == 503) {
            return answer(unavailable());
        }
        String incident = UUID.randomUUID().toString();
        if (isStoreAway(thrown)) {
            log.warn("incident {}: the store does not answer: {}", incident, thrown.toString());
            return answer(unavailable());
        }
        log.error("incident {}", incident, thrown);
        return answer(Problem.of(internal(), incident), HttpHeaders.EMPTY);
    }

    /** By name, because the edge has no driver: the sides choose theirs. */
    private static boolean isStoreAway(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (STORE_IS_AWAY.matcher(cause.getClass().getName()).matches()) {
                return true;
            }
        }
        return false;
    }

    private static ResponseEntity<Problem> answer(Refusal refusal, HttpHeaders headers) {
        return answer(Problem.of(refusal), headers);
    }

    private static ResponseEntity<Problem> answer(Problem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static HttpHeaders retryAfter(long seconds) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return headers;
    }

    private static HttpHeaders bearerChallenge() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return headers;
    }

    private static Refusal wrongType(String field) {
        return Refusal.invalid(field, "has the wrong type").refusal();
    }

    private static Refusal missing(String field) {
        return Refusal.invalid(field, "is missing").refusal();
    }

    private static Refusal malformed() {
        return refusal(RefusalCode.MALFORMED_REQUEST, "The request could not be understood.");
    }

    private static Refusal unavailable() {
        return refusal(RefusalCode.UNAVAILABLE, "The server is not able to answer just now; try again.");
    }

    private static Refusal internal() {
        return refusal(RefusalCode.INTERNAL, "Something went wrong inside the server.");
    }

    private static Refusal refusal(RefusalCode code, String detail) {
        return new Refusal(code, detail, List.of());
    }
}

package chat.verbatim.http;

import chat.verbatim.api.RefusalCode;
import org.springframework.http.HttpStatus;

/** Which status each kind of refusal has over HTTP. */
final class ProblemStatus {
    private ProblemStatus() {}

    static HttpStatus of(RefusalCode code) {
        return switch (code) {
            case MALFORMED_REQUEST, INVALID_REQUEST, UNKNOWN_EVENT -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED, INVALID_CREDENTIALS, TOKEN_EXPIRED, REFRESH_TOKEN_INVALID, REFRESH_TOKEN_REUSED ->
                HttpStatus.UNAUTHORIZED;
            case FORBIDDEN, INSUFFICIENT_SCOPE, ACCOUNT_SUSPENDED -> HttpStatus.FORBIDDEN;
            case NOT_FOUND, CHAT_NOT_FOUND, MESSAGE_NOT_FOUND, USER_NOT_FOUND -> HttpStatus.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> HttpStatus.NOT_ACCEPTABLE;
            case UNSUPPORTED_MEDIA_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case RANGE_NOT_SATISFIABLE -> HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE;
            case PAYLOAD_TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case EMAIL_TAKEN, USERNAME_TAKEN, NOT_A_GROUP, MESSAGE_DELETED, LIMIT_REACHED, CONFLICT ->
                HttpStatus.CONFLICT;
            case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
            case PROJECTION_BEHIND, OUTCOME_UNKNOWN, UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}

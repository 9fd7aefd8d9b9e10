package chat.verbatim.api;

import java.util.Locale;

/** Every kind of refusal. Outside it is written in kebab case ({@link #wireName()}): HTTP problems and socket errors share it. */
public enum RefusalCode {
    MALFORMED_REQUEST,
    INVALID_REQUEST,
    UNAUTHENTICATED,
    INVALID_CREDENTIALS,
    TOKEN_EXPIRED,
    REFRESH_TOKEN_INVALID,
    REFRESH_TOKEN_REUSED,
    FORBIDDEN,
    INSUFFICIENT_SCOPE,
    ACCOUNT_SUSPENDED,
    NOT_FOUND,
    CHAT_NOT_FOUND,
    MESSAGE_NOT_FOUND,
    USER_NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    UNSUPPORTED_MEDIA_TYPE,
    PAYLOAD_TOO_LARGE,
    RANGE_NOT_SATISFIABLE,
    EMAIL_TAKEN,
    USERNAME_TAKEN,
    NOT_A_GROUP,
    MESSAGE_DELETED,
    LIMIT_REACHED,
    CONFLICT,
    RATE_LIMITED,
    UNKNOWN_EVENT,
    PROJECTION_BEHIND,
    OUTCOME_UNKNOWN,
    UNAVAILABLE,
    INTERNAL;

    /** The code as clients see it, such as {@code chat-not-found}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

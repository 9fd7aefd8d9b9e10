package chat.verbatim.api.session;

/** What other features of the command side want of sessions. */
public interface UserSessions {
    /**
     * Somebody has to show once more that they are the user. Attempts count as failed log-ins do.
     *
     * @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} that names {@code password}, {@code RATE_LIMITED}, or
     *     {@code USER_NOT_FOUND}
     */
    void requirePassword(String userId, String password);

    /** Ends all sessions of the user. Done again, it changes nothing. */
    void endAllOf(String userId, String reason);
}

package chat.verbatim.api.session;

/** Which sessions have been ended lately, on whatever node. */
public interface EndedSessions {
    /** Whether this session was ended, as far as the log was read; sure for those that had a valid access token until then. */
    boolean contains(String sessionId);

    /**
     * Whether this session, or this token of a bot, was ended however long ago. Asks the log once in a while for each.
     *
     * @throws RuntimeException when the log cannot be reached
     */
    boolean containsEver(String sessionId);
}

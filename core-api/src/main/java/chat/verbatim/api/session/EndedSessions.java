package chat.verbatim.api.session;

/** Which sessions have been ended lately, on whatever node. */
public interface EndedSessions {
    /** Whether this session was ended, as far as the log was read; sure for those that had a valid access token until then. */
    boolean contains(String sessionId);
}

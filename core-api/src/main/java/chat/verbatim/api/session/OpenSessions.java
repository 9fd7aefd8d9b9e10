package chat.verbatim.api.session;

import java.util.Collection;
import java.util.Map;

/** The sessions of users: where they are logged in. Bots have none. */
public interface OpenSessions {
    /** How many living sessions each of these users has; those who have none may be missing. Two round trips. */
    Map<String, Integer> count(Collection<String> userIds);

    /** Ends all of them: no token serves any more, then the log says so, and sockets are closed. Again, it completes what was begun. */
    void endAll(String userId, String reason);
}

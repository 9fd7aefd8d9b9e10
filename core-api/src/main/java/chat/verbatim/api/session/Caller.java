package chat.verbatim.api.session;

import java.security.Principal;
import java.time.Instant;

/**
 * Who is asking, as proven by an access token. The sender of everything comes from here, never from a request's body.
 *
 * @param userId the user
 * @param sessionId the session (one login on one device) that the token was issued to
 * @param expiresAt when the token stops being valid
 */
public record Caller(String userId, String sessionId, Instant expiresAt) implements Principal {
    @Override
    public String getName() {
        return userId;
    }
}

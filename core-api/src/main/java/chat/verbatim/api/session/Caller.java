package chat.verbatim.api.session;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import java.security.Principal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, as proven by an access token. The sender of everything comes from here, never from a request's body.
 *
 * @param userId the user
 * @param sessionId the session (one login on one device) that the token was issued to
 * @param expiresAt when the token stops being valid
 * @param scopes what a bot's token opens; null for a person, to whom everything is open
 */
public record Caller(
        String userId,
        String sessionId,
        Instant expiresAt,
        @Nullable Set<Scope> scopes) implements Principal {
    public Caller {
        scopes = scopes == null ? null : Set.copyOf(scopes);
    }

    /** A person. */
    public Caller(String userId, String sessionId, Instant expiresAt) {
        this(userId, sessionId, expiresAt, null);
    }

    public boolean isBot() {
        return scopes != null;
    }

    /** @throws chat.verbatim.api.RefusedException with {@code INSUFFICIENT_SCOPE} when this is a bot's token without the scope */
    public void require(Scope scope) {
        if (scopes != null && !scopes.contains(scope)) {
            throw Refusal.because(
                    RefusalCode.INSUFFICIENT_SCOPE, "This token lacks the scope " + scope.wireName() + ".");
        }
    }

    /** @throws chat.verbatim.api.RefusedException with {@code INSUFFICIENT_SCOPE} when this is a bot's token, whatever its scopes */
    public void requirePerson() {
        if (isBot()) {
            throw Refusal.because(RefusalCode.INSUFFICIENT_SCOPE, "No bot token opens this; it is for people.");
        }
    }

    @Override
    public String getName() {
        return userId;
    }
}

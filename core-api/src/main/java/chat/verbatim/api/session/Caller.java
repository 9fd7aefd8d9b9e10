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
 * @param operator whether this person runs the installation; never true for a bot
 */
public record Caller(
        String userId,
        String sessionId,
        Instant expiresAt,
        @Nullable Set<Scope> scopes,
        boolean operator) implements Principal {
    public Caller {
        scopes = scopes == null ? null : Set.copyOf(scopes);
        if (operator && scopes != null) {
            throw new IllegalArgumentException("A bot is no operator");
        }
    }

    /** A person. */
    public Caller(String userId, String sessionId, Instant expiresAt) {
        this(userId, sessionId, expiresAt, null, false);
    }

    /** A bot, with what its token opens. */
    public static Caller bot(String botId, String tokenId, Instant expiresAt, Set<Scope> scopes) {
        return new Caller(botId, tokenId, expiresAt, scopes, false);
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

    /** @throws chat.verbatim.api.RefusedException with {@code FORBIDDEN} unless this is a person who runs the installation */
    public void requireOperator() {
        requirePerson();
        if (!operator) {
            throw Refusal.because(RefusalCode.FORBIDDEN, "This is for the operators of this server.");
        }
    }

    @Override
    public String getName() {
        return userId;
    }
}

package chat.verbatim.node.session;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.session.AccessTokens;
import chat.verbatim.api.session.Caller;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Date;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks access tokens: JWTs signed with EdDSA and nothing else. A verified signature is remembered; whether the token has expired or its
 * session was ended is asked each time.
 */
public final class SignedAccessTokens implements AccessTokens {
    /** The claim that names the session. */
    public static final String SESSION = "sid";

    private static final int REMEMBERED = 50_000;

    private final Predicate<@Nullable String> isIssuer;
    private final Predicate<String> hasEnded;
    private final Clock clock;
    private final JwtParser parser;
    private final Cache<String, Caller> verified =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /**
     * @param keys the public key of this id, null for none; what it throws comes through
     * @param isIssuer whether this is who issues tokens
     * @param hasEnded whether the session with this id was ended
     */
    public SignedAccessTokens(
            Function<String, @Nullable PublicKey> keys,
            Predicate<@Nullable String> isIssuer,
            Predicate<String> hasEnded,
            Clock clock) {
        this.isIssuer = isIssuer;
        this.hasEnded = hasEnded;
        this.clock = clock;
        this.parser = Jwts.parser()
                .sig()
                .clear()
                .add(Jwts.SIG.EdDSA)
                .and()
                .keyLocator(header -> keys.apply(String.valueOf(header.get("kid"))))
                .clock(() -> Date.from(clock.instant()))
                .build();
    }

    @Override
    public Caller verify(String token) {
        Caller known = verified.getIfPresent(token);
        Caller caller = known == null ? parse(token) : known;
        if (!caller.expiresAt().isAfter(clock.instant())) {
            verified.invalidate(token);
            throw expired();
        }
        if (hasEnded.test(caller.sessionId())) {
            throw Refusal.because(RefusalCode.UNAUTHENTICATED, "This session has ended; log in again.");
        }
        if (known == null) {
            verified.put(token, caller);
        }
        return caller;
    }

    private Caller parse(String token) {
        try {
            Claims claims = parser.parseSignedClaims(token).getPayload();
            String userId = claims.getSubject();
            String sessionId = claims.get(SESSION, String.class);
            Date expiration = claims.getExpiration();
            if (userId == null || sessionId == null || expiration == null || !isIssuer.test(claims.getIssuer())) {
                throw forged();
            }
            return new Caller(userId, sessionId, expiration.toInstant());
        } catch (ExpiredJwtException late) {
            throw expired();
        } catch (JwtException | IllegalArgumentException wrong) {
            throw forged();
        }
    }

    private static RefusedException expired() {
        return Refusal.because(RefusalCode.TOKEN_EXPIRED, "The access token has expired; refresh it.");
    }

    private static RefusedException forged() {
        return Refusal.because(RefusalCode.UNAUTHENTICATED, "This is no access token of this server.");
    }
}

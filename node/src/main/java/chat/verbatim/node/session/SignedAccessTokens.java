package chat.verbatim.node.session;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.session.AccessTokens;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.session.Scope;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks access tokens: JWTs signed with EdDSA and nothing else. A verified signature is remembered; whether the token has expired or its
 * session was ended is asked each time.
 */
public final class SignedAccessTokens implements AccessTokens {
    /** The claim that names the session. */
    public static final String SESSION = "sid";

    /** The claim that lists, separated by blanks, what a bot's token opens. */
    public static final String SCOPE = "scope";

    /** What a bot's token begins with, so that whoever looks for leaked secrets recognises it. */
    public static final String BOT_PREFIX = "vbt_";

    private static final int REMEMBERED = 50_000;

    private final Predicate<@Nullable String> isIssuer;
    private final Predicate<Caller> hasEnded;
    private final Clock clock;
    private final JwtParser parser;
    private final Cache<String, Caller> verified =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /**
     * @param keys the public key of this id, null for none; what it throws comes through
     * @param isIssuer whether this is who issues tokens
     * @param hasEnded whether the session of this caller was ended, or this token of a bot was revoked
     */
    public SignedAccessTokens(
            Function<String, @Nullable PublicKey> keys,
            Predicate<@Nullable String> isIssuer,
            Predicate<Caller> hasEnded,
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
        if (hasEnded.test(caller)) {
            throw Refusal.because(
                    RefusalCode.UNAUTHENTICATED,
                    caller.isBot() ? "This token was revoked." : "This session has ended; log in again.");
        }
        if (known == null) {
            verified.put(token, caller);
        }
        return caller;
    }

    private Caller parse(String token) {
        try {
            boolean bot = token.startsWith(BOT_PREFIX);
            Claims claims = parser.parseSignedClaims(bot ? token.substring(BOT_PREFIX.length()) : token)
                    .getPayload();
            String userId = claims.getSubject();
            String sessionId = claims.get(SESSION, String.class);
            String scopes = claims.get(SCOPE, String.class);
            Date expiration = claims.getExpiration();
            // Neither kind of token passes for the other one, with or without the prefix.
            if (userId == null || sessionId == null || bot != (scopes != null) || !isIssuer.test(claims.getIssuer())) {
                throw forged();
            }
            if (scopes != null) {
                Instant end = expiration == null ? Instant.MAX : expiration.toInstant();
                return new Caller(userId, sessionId, end, scopesIn(scopes));
            }
            if (expiration == null) {
                throw forged();
            }
            return new Caller(userId, sessionId, expiration.toInstant());
        } catch (ExpiredJwtException late) {
            throw expired();
        } catch (JwtException | IllegalArgumentException wrong) {
            throw forged();
        }
    }

    /** What this version does not know opens nothing. */
    private static Set<Scope> scopesIn(String names) {
        return Arrays.stream(names.split(" ", -1))
                .flatMap(name -> Scope.named(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static RefusedException expired() {
        return Refusal.because(RefusalCode.TOKEN_EXPIRED, "The access token has expired; refresh it.");
    }

    private static RefusedException forged() {
        return Refusal.because(RefusalCode.UNAUTHENTICATED, "This is no access token of this server.");
    }
}

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

    /** The claim that says which renewal of its session a token came with; absent before the first one. */
    public static final String RENEWAL = "rnw";

    /** The claim, true, that the token is one of an operator; absent for everybody else. */
    public static final String OPERATOR = "opr";

    /** What a bot's token begins with, so that whoever looks for leaked secrets recognises it. */
    public static final String BOT_PREFIX = "vbt_";

    private static final int REMEMBERED = 50_000;

    private final Predicate<@Nullable String> isIssuer;
    private final Predicate<Caller> hasEnded;
    private final Predicate<Caller> isSuspended;
    private final FirstUses firstUses;
    private final Clock clock;
    private final JwtParser parser;
    private final Cache<String, Caller> verified =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** Hears of each token that came with a renewal, when it is used here for the first time. */
    @FunctionalInterface
    public interface FirstUses {
        /** @param renewal the number of the renewal in its session, 1 or more */
        void heard(String sessionId, int renewal);
    }

    private record Parsed(Caller caller, int renewal) {}

    /**
     * @param keys the public key of this id, null for none; what it throws comes through
     * @param isIssuer whether this is who issues tokens
     * @param hasEnded whether the session of this caller was ended, or this token of a bot was revoked
     * @param isSuspended whether the account of this caller is suspended, or that of a bot's owner
     */
    public SignedAccessTokens(
            Function<String, @Nullable PublicKey> keys,
            Predicate<@Nullable String> isIssuer,
            Predicate<Caller> hasEnded,
            Predicate<Caller> isSuspended,
            FirstUses firstUses,
            Clock clock) {
        this.isIssuer = isIssuer;
        this.hasEnded = hasEnded;
        this.isSuspended = isSuspended;
        this.firstUses = firstUses;
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
        Parsed parsed = known == null ? parse(token) : new Parsed(known, 0);
        Caller caller = parsed.caller();
        if (!caller.expiresAt().isAfter(clock.instant())) {
            verified.invalidate(token);
            throw expired();
        }
        if (hasEnded.test(caller)) {
            throw Refusal.because(
                    RefusalCode.UNAUTHENTICATED,
                    caller.isBot() ? "This token was revoked." : "This session has ended; log in again.");
        }
        if (isSuspended.test(caller)) {
            throw Refusal.because(
                    RefusalCode.UNAUTHENTICATED,
                    caller.isBot()
                            ? "This bot or its owner is suspended. Its owner may ask the operators of this server."
                            : "This account is suspended. Ask the operators of this server.");
        }
        if (known == null) {
            verified.put(token, caller);
        }
        if (parsed.renewal() > 0) {
            firstUses.heard(caller.sessionId(), parsed.renewal());
        }
        return caller;
    }

    private Parsed parse(String token) {
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
                return new Parsed(Caller.bot(userId, sessionId, end, scopesIn(scopes)), 0);
            }
            if (expiration == null) {
                throw forged();
            }
            Integer renewal = claims.get(RENEWAL, Integer.class);
            boolean operator = Boolean.TRUE.equals(claims.get(OPERATOR, Boolean.class));
            Caller person = new Caller(userId, sessionId, expiration.toInstant(), null, operator);
            return new Parsed(person, renewal == null ? 0 : renewal);
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

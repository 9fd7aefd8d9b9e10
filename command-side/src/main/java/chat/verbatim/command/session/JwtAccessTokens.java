package chat.verbatim.command.session;

import chat.verbatim.api.moderation.Suspensions;
import chat.verbatim.api.session.AccessTokens;
import chat.verbatim.api.session.BotTokens;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.session.EndedSessions;
import chat.verbatim.api.session.Scope;
import chat.verbatim.node.session.SignedAccessTokens;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Issues access tokens as JWTs, signed with Ed25519, and checks them; those of people, and those of bots. */
final class JwtAccessTokens implements AccessTokens, BotTokens {
    static final String ISSUER = "verbatim";

    private final SigningKey key;
    private final Duration life;
    private final Clock clock;
    private final LivingSessions living;
    private final AccessTokens issued;

    /** @param endedElsewhere what other processes ended */
    JwtAccessTokens(
            SigningKey key,
            Duration life,
            Clock clock,
            LivingSessions living,
            EndedSessions endedElsewhere,
            Suspensions suspensions) {
        this.key = key;
        this.living = living;
        this.life = life;
        this.clock = clock;
        this.issued = new SignedAccessTokens(
                id -> key.id().equals(id) ? key.publicKey() : null,
                ISSUER::equals,
                caller -> endedElsewhere.contains(caller.sessionId()) || !living.isLiving(caller),
                suspensions::cover,
                living::arrived,
                clock);
    }

    /**
     * @param renewals how often the session was renewed by now
     * @param operator whether the user runs the installation
     */
    String issue(String userId, String sessionId, int renewals, boolean operator) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        JwtBuilder token = token(userId, sessionId, now).expiration(Date.from(now.plus(life)));
        if (renewals > 0) {
            token.claim(SignedAccessTokens.RENEWAL, renewals);
        }
        if (operator) {
            token.claim(SignedAccessTokens.OPERATOR, true);
        }
        return token.compact();
    }

    @Override
    public String issue(String botId, String tokenId, Set<Scope> scopes, @Nullable Instant expiresAt) {
        String names = scopes.stream().map(Scope::wireName).sorted().collect(Collectors.joining(" "));
        JwtBuilder token = token(botId, tokenId, clock.instant()).claim(SignedAccessTokens.SCOPE, names);
        if (expiresAt != null) {
            token.expiration(Date.from(expiresAt));
        }
        return SignedAccessTokens.BOT_PREFIX + token.compact();
    }

    private JwtBuilder token(String userId, String sessionId, Instant now) {
        return Jwts.builder()
                .header()
                .keyId(key.id())
                .and()
                .issuer(ISSUER)
                .subject(userId)
                .claim(SignedAccessTokens.SESSION, sessionId)
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(now.truncatedTo(ChronoUnit.SECONDS)))
                .signWith(key.privateKey(), Jwts.SIG.EdDSA);
    }

    @Override
    public void ended(Collection<String> tokenIds) {
        tokenIds.forEach(living::ended);
    }

    @Override
    public Caller verify(String token) {
        return issued.verify(token);
    }
}

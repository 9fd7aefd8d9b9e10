package chat.verbatim.command.session;

import chat.verbatim.api.session.AccessTokens;
import chat.verbatim.api.session.Caller;
import chat.verbatim.node.session.SignedAccessTokens;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;
import java.util.function.Predicate;

/** Issues access tokens as JWTs, signed with Ed25519, and checks them. */
final class JwtAccessTokens implements AccessTokens {
    static final String ISSUER = "verbatim";

    private final SigningKey key;
    private final Duration life;
    private final Clock clock;
    private final AccessTokens issued;

    /** @param isLiving whether the session with this id has not been ended */
    JwtAccessTokens(SigningKey key, Duration life, Clock clock, Predicate<String> isLiving) {
        this.key = key;
        this.life = life;
        this.clock = clock;
        this.issued = new SignedAccessTokens(
                id -> key.id().equals(id) ? key.publicKey() : null, ISSUER::equals, isLiving.negate(), clock);
    }

    String issue(String userId, String sessionId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return Jwts.builder()
                .header()
                .keyId(key.id())
                .and()
                .issuer(ISSUER)
                .subject(userId)
                .claim(SignedAccessTokens.SESSION, sessionId)
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(life)))
                .signWith(key.privateKey(), Jwts.SIG.EdDSA)
                .compact();
    }

    @Override
    public Caller verify(String token) {
        return issued.verify(token);
    }
}

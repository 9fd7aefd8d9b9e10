package chat.verbatim.node.session;

import chat.verbatim.api.session.SessionQuery.TokenKey;
import chat.verbatim.api.session.SessionQuery.TokenKeys;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.stream.Stream;

/** A command side as far as its tokens go: a key pair and its name. */
record TokenIssuer(String keyId, KeyPair keys) {
    static final String ISSUER = "verbatim";
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final int LIFE_SECONDS = 900;

    static TokenIssuer withKey(String keyId) {
        return new TokenIssuer(keyId, Jwks.CRV.Ed25519.keyPair().build());
    }

    /** Signed already, and to be changed by a test. */
    JwtBuilder token(String userId, String sessionId) {
        return Jwts.builder()
                .header()
                .keyId(keyId)
                .and()
                .issuer(ISSUER)
                .subject(userId)
                .claim("sid", sessionId)
                .expiration(Date.from(NOW.plusSeconds(LIFE_SECONDS)))
                .signWith(keys.getPrivate(), Jwts.SIG.EdDSA);
    }

    /** What the command side answers that has these keys. */
    static TokenKeys published(TokenIssuer... issuers) {
        return new TokenKeys(Stream.of(issuers).map(TokenIssuer::key).toList(), ISSUER, LIFE_SECONDS);
    }

    private TokenKey key() {
        return new TokenKey(
                keyId, Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
    }
}

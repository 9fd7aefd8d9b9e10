package chat.verbatim.node.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.session.Scope;
import chat.verbatim.api.session.SessionQuery.TokenKeys;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Who is let in with a token, and who is not. */
class SignedAccessTokensTest {
    private final TokenIssuer issuer = TokenIssuer.withKey("k1");
    private final Set<String> ended = new HashSet<>();
    private final Set<String> suspended = new HashSet<>();
    private final List<String> arrivals = new ArrayList<>();
    private final SignedAccessTokens tokens = tokensAt(TokenIssuer.NOW, () -> TokenIssuer.published(issuer));

    private SignedAccessTokens tokensAt(Instant now, Supplier<TokenKeys> keys) {
        TokenKeyRing ring = new TokenKeyRing(keys, Duration.ofHours(1), System::nanoTime);
        return new SignedAccessTokens(
                ring::find,
                ring::isIssuer,
                caller -> ended.contains(caller.sessionId()),
                caller -> suspended.contains(caller.userId()),
                (sessionId, renewal) -> arrivals.add(sessionId + "/" + renewal),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private void assertRefused(String token, RefusalCode code) {
        assertRefused(tokens, token, code);
    }

    private static void assertRefused(SignedAccessTokens tokens, String token, RefusalCode code) {
        assertThatThrownBy(() -> tokens.verify(token))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    private void assertForged(String token) {
        assertRefused(token, RefusalCode.UNAUTHENTICATED);
    }

    @Test
    void aTokenOfTheCommandSideSaysWhoCalls() {
        assertThat(tokens.verify(issuer.token("ada", "s1").compact()))
                .isEqualTo(new Caller("ada", "s1", TokenIssuer.NOW.plusSeconds(TokenIssuer.LIFE_SECONDS)));
    }

    @Test
    void anOperatorIsKnownByTheirTokenAndABotIsNone() {
        String scopes = Scope.MESSAGES_READ.wireName();

        assertThat(tokens.verify(issuer.token("ada", "s1").compact()).operator())
                .isFalse();
        assertThat(tokens.verify(issuer.token("ada", "s1")
                                .claim(SignedAccessTokens.OPERATOR, true)
                                .compact())
                        .operator())
                .isTrue();
        assertThat(tokens.verify(SignedAccessTokens.BOT_PREFIX
                                + issuer.token("robot", "t1")
                                        .claim(SignedAccessTokens.SCOPE, scopes)
                                        .claim(SignedAccessTokens.OPERATOR, true)
                                        .compact())
                        .operator())
                .isFalse();
        assertForged(issuer.token("ada", "s1")
                .claim(SignedAccessTokens.OPERATOR, "yes")
                .compact());
    }

    @Test
    void theFirstUseOfARenewedTokenIsHeardOfOnce() {
        String renewed =
                issuer.token("ada", "s1").claim(SignedAccessTokens.RENEWAL, 3).compact();

        tokens.verify(issuer.token("ada", "s1").compact());
        assertThat(arrivals).isEmpty();
        tokens.verify(renewed);
        tokens.verify(renewed);

        assertThat(arrivals).containsExactly("s1/3");
    }

    @Test
    void theTokensOfASuspendedAccountAreRefusedAlsoWhenTheyWereGoodABitAgo() {
        String token = issuer.token("ada", "s1").compact();
        tokens.verify(token);

        suspended.add("ada");

        assertThatThrownBy(() -> tokens.verify(token)).hasMessageContaining("suspended");
        assertRefused(token, RefusalCode.UNAUTHENTICATED);
        assertRefused(issuer.token("ada", "s2").compact(), RefusalCode.UNAUTHENTICATED);
        assertThat(tokens.verify(issuer.token("eve", "s3").compact()).userId()).isEqualTo("eve");
        suspended.remove("ada");
        assertThat(tokens.verify(token).userId()).isEqualTo("ada");
    }

    @Test
    void aTokenThatWasChangedIsForged() {
        String[] parts = issuer.token("ada", "s1").compact().split("\\.", -1);
        String[] others = issuer.token("eve", "s2").compact().split("\\.", -1);

        assertForged(parts[0] + "." + others[1] + "." + parts[2]);
        assertForged(parts[0] + "." + parts[1] + "." + others[2]);
        assertForged(parts[0] + "." + parts[1] + ".");
        assertForged("");
        assertForged("a.b.c");
    }

    @Test
    void aSignatureByAnotherKeyOfTheSameNameIsForged() {
        assertForged(TokenIssuer.withKey("k1").token("ada", "s1").compact());
    }

    @Test
    void aKeyThatNobodyKnowsIsForged() {
        assertForged(TokenIssuer.withKey("k2").token("ada", "s1").compact());
        assertForged(new TokenIssuer("k1", issuer.keys())
                .token("ada", "s1")
                .header()
                .keyId(null)
                .and()
                .compact());
    }

    @Test
    void noOtherAlgorithmIsTaken() {
        String claims = issuer.token("ada", "s1").compact().split("\\.", -1)[1];
        String body = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
        byte[] publicKey = issuer.keys().getPublic().getEncoded();

        assertForged(encoded("{\"alg\":\"none\"}") + "." + claims + ".");
        assertForged(encoded("{\"alg\":\"none\",\"kid\":\"k1\"}") + "." + claims + ".");
        assertForged(Jwts.builder()
                .header()
                .keyId("k1")
                .and()
                .content(body)
                .signWith(new SecretKeySpec(publicKey, "HmacSHA256"), Jwts.SIG.HS256)
                .compact());
        assertForged(Jwts.builder()
                .header()
                .keyId("k1")
                .and()
                .content(body)
                .signWith(Jwts.SIG.ES256.keyPair().build().getPrivate(), Jwts.SIG.ES256)
                .compact());
    }

    @Test
    void aTokenOfAnotherIssuerOrWithoutItsClaimsIsForged() {
        assertForged(issuer.token("ada", "s1").issuer("somebody").compact());
        assertForged(issuer.token("ada", "s1").issuer(null).compact());
        assertForged(issuer.token("ada", "s1").subject(null).compact());
        assertForged(issuer.token("ada", "s1").claim("sid", null).compact());
        assertForged(issuer.token("ada", "s1").claim("sid", 7).compact());
        assertForged(issuer.token("ada", "s1").expiration(null).compact());
    }

    @Test
    void aTokenThatHasExpiredIsToBeRefreshed() {
        String token = issuer.token("ada", "s1").compact();
        Instant end = TokenIssuer.NOW.plusSeconds(TokenIssuer.LIFE_SECONDS);
        Supplier<TokenKeys> keys = () -> TokenIssuer.published(issuer);

        assertThat(tokensAt(end.minusMillis(1), keys).verify(token).userId()).isEqualTo("ada");
        assertRefused(tokensAt(end, keys), token, RefusalCode.TOKEN_EXPIRED);
        assertRefused(tokensAt(end.plusSeconds(60), keys), token, RefusalCode.TOKEN_EXPIRED);
    }

    @Test
    void aTokenThatWasGoodABitAgoExpiresAllTheSame() {
        String token = issuer.token("ada", "s1").compact();
        SettableClock clock = new SettableClock();
        TokenKeyRing ring =
                new TokenKeyRing(() -> TokenIssuer.published(issuer), Duration.ofHours(1), System::nanoTime);
        SignedAccessTokens lasting = new SignedAccessTokens(
                ring::find,
                ring::isIssuer,
                caller -> ended.contains(caller.sessionId()),
                caller -> suspended.contains(caller.userId()),
                (sessionId, renewal) -> {},
                clock);
        lasting.verify(token);

        clock.now = TokenIssuer.NOW.plusSeconds(TokenIssuer.LIFE_SECONDS);

        assertRefused(lasting, token, RefusalCode.TOKEN_EXPIRED);
    }

    @Test
    void theTokenOfAnEndedSessionIsRefusedAlsoWhenItWasGoodABitAgo() {
        String token = issuer.token("ada", "s1").compact();
        String other = issuer.token("ada", "s2").compact();
        tokens.verify(token);

        ended.add("s1");

        assertRefused(token, RefusalCode.UNAUTHENTICATED);
        assertThat(tokens.verify(other).sessionId()).isEqualTo("s2");
    }

    @Test
    void whenNobodyKnowsTheKeysTheCallerIsToldToComeBackAndNotToLogIn() {
        SignedAccessTokens alone = tokensAt(TokenIssuer.NOW, () -> {
            throw Refusal.because(RefusalCode.UNAVAILABLE, "Nobody is there.");
        });

        assertRefused(alone, issuer.token("ada", "s1").compact(), RefusalCode.UNAVAILABLE);
    }

    @Test
    void aBotsTokenOpensItsScopesAndLivesUntilItsEnd() {
        Caller bot =
                tokens.verify("vbt_" + botToken("messages:write messages:read").compact());

        assertThat(bot.scopes()).containsExactlyInAnyOrder(Scope.MESSAGES_READ, Scope.MESSAGES_WRITE);
        assertThat(bot.expiresAt()).isEqualTo(Instant.MAX);
        assertThat(tokens.verify("vbt_" + botToken("a-scope-of-later").compact())
                        .scopes())
                .isEmpty();
        assertRefused(
                "vbt_"
                        + botToken("messages:read")
                                .expiration(Date.from(TokenIssuer.NOW))
                                .compact(),
                RefusalCode.TOKEN_EXPIRED);
    }

    @Test
    void neitherKindOfTokenPassesForTheOther() {
        assertForged(botToken("messages:read").compact());
        assertForged("vbt_" + issuer.token("ada", "s1").compact());
        assertForged("vbt_vbt_" + botToken("messages:read").compact());
        assertForged("vbt_");
    }

    @Test
    void aRevokedBotsTokenIsRefused() {
        String token = "vbt_" + botToken("messages:read").compact();
        tokens.verify(token);

        ended.add("t1");

        assertForged(token);
    }

    private JwtBuilder botToken(String scopes) {
        return issuer.token("robot", "t1").expiration(null).claim("scope", scopes);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class SettableClock extends Clock {
        private Instant now = TokenIssuer.NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}

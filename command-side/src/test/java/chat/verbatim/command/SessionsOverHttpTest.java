package chat.verbatim.command;

import static chat.verbatim.command.HttpClientOfTests.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.user.UserEvent.SessionEnded;
import chat.verbatim.command.HttpClientOfTests.Answer;
import chat.verbatim.command.HttpClientOfTests.Person;
import chat.verbatim.eventstore.LogReader;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@OverHttp
class SessionsOverHttpTest {
    @LocalServerPort
    private int port;

    @Autowired
    private LogReader log;

    @Autowired
    private MovableClock clock;

    private HttpClientOfTests http;

    @BeforeEach
    void connect() {
        http = new HttpClientOfTests(port);
    }

    @Test
    void anAccessTokenIsCheckedByThePublishedKey() throws Exception {
        Person ada = http.register();
        Key key = publishedKey();
        assertThat(Jwts.parser()
                        .verifyWith((PublicKey) key)
                        .clock(() -> Date.from(clock.instant()))
                        .build()
                        .parseSignedClaims(ada.token())
                        .getPayload()
                        .getSubject())
                .isEqualTo(ada.id());
    }

    @Test
    void anAccessTokenExpires() throws Exception {
        Person ada = http.register();
        clock.jump(Duration.ofMinutes(14));
        http.get(ada, "/api/users/me").expect(200);
        clock.jump(Duration.ofMinutes(2));
        http.get(ada, "/api/users/me").refused(401, "token-expired");
        refresh(ada.refreshToken()).expect(200);
    }

    @Test
    void forgedTokensAreRefused() throws Exception {
        Person ada = http.register();
        String[] parts = ada.token().split("\\.", -1);
        String claims = parts[1];
        PublicKey key = (PublicKey) publishedKey();
        String kid = http.get(null, "/.well-known/jwks.json").text("/keys/0/kid");
        String body = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
        refusedAsForged(encoded("{\"alg\":\"none\"}") + "." + claims + ".");
        refusedAsForged(encoded("{\"alg\":\"none\",\"kid\":\"" + kid + "\"}") + "." + claims + "." + parts[2]);
        refusedAsForged(parts[0] + "." + claims + ".");
        refusedAsForged(parts[0] + "." + encoded(body.replace(ada.id(), "somebody")) + "." + parts[2]);
        refusedAsForged(parts[0] + "." + claims + "." + new StringBuilder(parts[2]).reverse());
        refusedAsForged(Jwts.builder()
                .header()
                .keyId(kid)
                .and()
                .content(body)
                .signWith(new SecretKeySpec(key.getEncoded(), "HmacSHA256"), Jwts.SIG.HS256)
                .compact());
        refusedAsForged(Jwts.builder()
                .header()
                .keyId(kid)
                .and()
                .issuer("verbatim")
                .subject(ada.id())
                .claim("sid", "s")
                .expiration(Date.from(clock.instant().plusSeconds(60)))
                .signWith(Jwks.CRV.Ed25519.keyPair().build().getPrivate())
                .compact());
        refusedAsForged("x");
        refusedAsForged("a.b.c");
        refusedAsForged(ada.refreshToken());
    }

    @Test
    void aRefreshTokenServesOnce() throws Exception {
        Person ada = http.register();
        Answer first = refresh(ada.refreshToken()).expect(200);
        assertThat(first.text("/user/id")).isEqualTo(ada.id());
        Answer second = refresh(first.text("/refreshToken")).expect(200);
        http.get(as(second), "/api/users/me").expect(200);

        refresh(ada.refreshToken()).refused(401, "refresh-token-reused");
        refresh(second.text("/refreshToken")).refused(401, "refresh-token-invalid");
        http.get(as(second), "/api/users/me").refused(401, "unauthenticated");
        assertThat(endOfSessionOf(ada).reason()).isEqualTo("refresh-token-reused");
    }

    @Test
    void twoTabsThatRefreshAtOnceBothStayIn() throws Exception {
        Person ada = http.register();
        Answer oneTab = refresh(ada.refreshToken()).expect(200);
        http.get(as(oneTab), "/api/users/me").expect(200);
        Answer otherTab = refresh(ada.refreshToken()).expect(200);
        assertThat(otherTab.text("/refreshToken")).isEqualTo(oneTab.text("/refreshToken"));
        refresh(oneTab.text("/refreshToken")).expect(200);
        refresh(otherTab.text("/refreshToken")).expect(200);
    }

    @Test
    void whoeverDidNotGetTheAnswerAsksAgainHoweverLate() throws Exception {
        Person ada = http.register();
        Answer lost = refresh(ada.refreshToken()).expect(200);
        clock.jump(Duration.ofDays(20));
        Answer again = refresh(ada.refreshToken()).expect(200);
        assertThat(again.text("/refreshToken")).isEqualTo(lost.text("/refreshToken"));
        http.get(as(again), "/api/users/me").expect(200);
        refresh(again.text("/refreshToken")).expect(200);
    }

    @Test
    void aTokenThatComesBackAfterItsAnswerArrivedWasStolen() throws Exception {
        Person ada = http.register();
        Answer next = refresh(ada.refreshToken()).expect(200);
        http.get(as(next), "/api/users/me").expect(200);
        clock.jump(Duration.ofSeconds(11));
        refresh(ada.refreshToken()).refused(401, "refresh-token-reused");
        refresh(next.text("/refreshToken")).refused(401, "refresh-token-invalid");
    }

    @Test
    void anAccessTokenOfBeforeDoesNotTellThatTheAnswerArrived() throws Exception {
        Person ada = http.register();
        refresh(ada.refreshToken()).expect(200);
        http.get(ada, "/api/users/me").expect(200);
        clock.jump(Duration.ofSeconds(11));
        refresh(ada.refreshToken()).expect(200);
    }

    @Test
    void aTokenThatIsStolenAndUsedByItsThiefEndsTheSession() throws Exception {
        Person ada = http.register();
        Answer thiefs = refresh(ada.refreshToken()).expect(200);
        http.get(as(thiefs), "/api/users/me").expect(200);
        clock.jump(Duration.ofMinutes(5));
        refresh(ada.refreshToken()).refused(401, "refresh-token-reused");
        http.get(as(thiefs), "/api/users/me").refused(401, "unauthenticated");
    }

    @Test
    void aSessionThatNobodyRefreshesEnds() throws Exception {
        Person ada = http.register();
        clock.jump(Duration.ofDays(31));
        refresh(ada.refreshToken()).refused(401, "refresh-token-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b", "0123456789abcdef.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoRefreshTokenIsRefused(String token) throws Exception {
        refresh(token).refused(401, "refresh-token-invalid");
    }

    @Test
    void somebodyWhoKnowsOnlyTheSessionEndsNothing() throws Exception {
        Person ada = http.register();
        String session = ada.refreshToken().split("\\.", -1)[0];
        refresh(session + ".AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").refused(401, "refresh-token-invalid");
        refresh(ada.refreshToken()).expect(200);
    }

    @Test
    void afterLogOutNoTokenOfThatSessionServesButOthersDo() throws Exception {
        Person ada = http.register();
        Answer phone = http.post(null, "/api/auth/login", Map.of("email", ada.email(), "password", PASSWORD))
                .expect(200);
        http.write("POST", ada, "/api/auth/logout", "").expect(204);
        http.get(ada, "/api/users/me").refused(401, "unauthenticated");
        refresh(ada.refreshToken()).refused(401, "refresh-token-invalid");
        http.write("POST", ada, "/api/auth/logout", "").refused(401, "unauthenticated");
        http.get(as(phone), "/api/users/me").expect(200);
        assertThat(endOfSessionOf(ada).reason()).isEqualTo("logout");
    }

    @Test
    void logOutMayEndTheSessionOfAGivenRefreshTokenToo() throws Exception {
        Person ada = http.register();
        Answer phone = http.post(null, "/api/auth/login", Map.of("email", ada.email(), "password", PASSWORD))
                .expect(200);
        http.post(ada, "/api/auth/logout", Map.of("refreshToken", phone.text("/refreshToken")))
                .expect(204);
        http.get(as(phone), "/api/users/me").refused(401, "unauthenticated");
    }

    private Key publishedKey() throws Exception {
        String set = http.get(null, "/.well-known/jwks.json").expect(200).raw().body();
        return Jwks.setParser().build().parse(set).getKeys().iterator().next().toKey();
    }

    private void refusedAsForged(String token) throws Exception {
        http.get(new Person("", "", token, ""), "/api/users/me").refused(401, "unauthenticated");
    }

    private Answer refresh(String token) throws Exception {
        return http.post(null, "/api/auth/refresh", Map.of("refreshToken", token));
    }

    private SessionEnded endOfSessionOf(Person who) {
        String session = who.refreshToken().split("\\.", -1)[0];
        return (SessionEnded)
                log.findClaim("session-end:" + session).orElseThrow().event().getPayload();
    }

    private static Person as(Answer session) {
        return new Person(session.text("/user/id"), "", session.text("/token"), session.text("/refreshToken"));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

package chat.verbatim.command;

import static chat.verbatim.command.HttpClientOfTests.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.user.UserEvent.PasswordChanged;
import chat.verbatim.command.HttpClientOfTests.Answer;
import chat.verbatim.command.HttpClientOfTests.Person;
import chat.verbatim.eventstore.LogReader;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Where people are logged in, how they end it from afar, and their passwords. */
@OverHttp
class MySessionsOverHttpTest {
    private static final String MINE = "/api/users/me/sessions";
    private static final String OTHER = "another horse, another battery";
    private static final String FIREFOX =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0";

    @LocalServerPort
    private int port;

    @Autowired
    private LogReader log;

    @Autowired
    private MovableClock clock;

    @Autowired
    private MongoDatabase database;

    private HttpClientOfTests http;

    @BeforeEach
    void connect() {
        http = new HttpClientOfTests(port);
    }

    @Test
    void theListSaysWhichDeviceIsThisOneAndWhatTheOthersAre() throws Exception {
        Person ada = http.register();
        clock.jump(Duration.ofMinutes(1));
        Person firefox = logIn(ada, PASSWORD, "User-Agent", FIREFOX);

        List<JsonNode> sessions = sessionsOf(ada);
        assertThat(sessions).hasSize(2);
        assertThat(sessions.getFirst().path("client").asString()).isEqualTo("Firefox \u00b7 Windows");
        assertThat(sessions.getFirst().path("current").asBoolean()).isFalse();
        assertThat(sessions.get(1).path("client").asString()).isEqualTo("Java");
        assertThat(sessions.get(1).path("current").asBoolean()).isTrue();
        assertThat(sessions.get(1).path("id").asString()).isEqualTo(sessionOf(ada));
        assertThat(sessionsOf(firefox).getFirst().path("current").asBoolean()).isTrue();
        assertThat(sessions.toString())
                .doesNotContain(ada.refreshToken().split("\\.", -1)[1])
                .doesNotContain("127.0.0.1");
    }

    @Test
    void aRefreshCountsAsUse() throws Exception {
        Person ada = http.register();
        clock.jump(Duration.ofMinutes(3));
        Person phone = logIn(ada, PASSWORD);
        clock.jump(Duration.ofMinutes(3));
        http.post(null, "/api/auth/refresh", Map.of("refreshToken", ada.refreshToken()))
                .expect(200);

        List<JsonNode> sessions = sessionsOf(phone);
        assertThat(sessions.getFirst().path("id").asString()).isEqualTo(sessionOf(ada));
        assertThat(sessions.getFirst().path("lastUsedAt").asString())
                .isGreaterThan(sessions.getFirst().path("createdAt").asString());
    }

    @Test
    void aDeviceIsLoggedOutFromAfarOnceAndAgain() throws Exception {
        Person ada = http.register();
        Person phone = logIn(ada, PASSWORD);

        http.delete(ada, MINE + "/" + sessionOf(phone)).expect(204);
        http.delete(ada, MINE + "/" + sessionOf(phone)).expect(204);

        http.get(phone, "/api/users/me").refused(401, "unauthenticated");
        http.post(null, "/api/auth/refresh", Map.of("refreshToken", phone.refreshToken()))
                .refused(401, "refresh-token-invalid");
        assertThat(sessionsOf(ada)).hasSize(1);
    }

    @Test
    void nobodyEndsTheSessionsOfOthers() throws Exception {
        Person ada = http.register();
        Person eve = http.register();
        http.delete(eve, MINE + "/" + sessionOf(ada)).refused(404, "not-found");
        http.delete(eve, MINE + "/nonsense").refused(404, "not-found");
        http.delete(eve, MINE).expect(204);
        http.get(ada, "/api/users/me").expect(200);
        http.get(eve, "/api/users/me").expect(200);
    }

    @Test
    void allOthersEndAndThisOneStaysUnlessItIsMeant() throws Exception {
        Person ada = http.register();
        Person phone = logIn(ada, PASSWORD);
        Person tablet = logIn(ada, PASSWORD);

        http.delete(ada, MINE).expect(204);
        http.get(phone, "/api/users/me").refused(401, "unauthenticated");
        http.get(tablet, "/api/users/me").refused(401, "unauthenticated");
        http.get(ada, "/api/users/me").expect(200);

        http.delete(ada, MINE + "?includingCurrent=true").expect(204);
        http.get(ada, "/api/users/me").refused(401, "unauthenticated");
    }

    @Test
    void whatHasExpiredIsNeitherListedNorKept() throws Exception {
        Person ada = http.register();
        clock.jump(Duration.ofDays(31));
        Person again = logIn(ada, PASSWORD);
        assertThat(sessionsOf(again)).hasSize(1);
        assertThat(database.getCollection("user_sessions")
                        .find(new Document("_id", ada.id()))
                        .first()
                        .getList("ids", String.class))
                .containsExactly(sessionOf(again));
    }

    @Test
    void aNewPasswordLetsInAndEndsAllOtherSessions() throws Exception {
        Person ada = http.register();
        Person phone = logIn(ada, PASSWORD);

        change(ada, PASSWORD, OTHER).expect(204);

        http.get(ada, "/api/users/me").expect(200);
        http.get(phone, "/api/users/me").refused(401, "unauthenticated");
        http.post(null, "/api/auth/login", Map.of("email", ada.email(), "password", PASSWORD))
                .refused(401, "invalid-credentials");
        logIn(ada, OTHER);
        assertThat(passwordChangesOf(ada)).isOne();
    }

    @Test
    void whoGotNoAnswerChangesThePasswordAgain() throws Exception {
        Person ada = http.register();
        change(ada, PASSWORD, OTHER).expect(204);
        change(ada, PASSWORD, OTHER).expect(204);
        assertThat(passwordChangesOf(ada)).isOne();
        change(ada, OTHER, PASSWORD).expect(204);
        assertThat(passwordChangesOf(ada)).isEqualTo(2);
    }

    @Test
    void aWrongPasswordIsNamedAndCountedLikeAFailedLogIn() throws Exception {
        Person ada = http.register();
        Answer wrong = change(ada, "not it at all", OTHER);
        wrong.refused(400, "invalid-request");
        assertThat(wrong.text("/errors/0/field")).isEqualTo("currentPassword");
        Answer weak = change(ada, PASSWORD, "short");
        weak.refused(400, "invalid-request");
        assertThat(weak.text("/errors/0/field")).isEqualTo("newPassword");
        for (int attempt = 0; attempt < 8; attempt++) {
            change(ada, "not it at all", OTHER).refused(400, "invalid-request");
        }
        Answer tooMany = change(ada, PASSWORD, OTHER);
        tooMany.refused(429, "rate-limited");
        assertThat(tooMany.raw().headers().firstValueAsLong("Retry-After")).isPresent();
        http.post(null, "/api/auth/login", Map.of("email", ada.email(), "password", PASSWORD))
                .refused(429, "rate-limited");
        clock.jump(Duration.ofMinutes(1));
        change(ada, PASSWORD, OTHER).expect(204);
    }

    private Answer change(Person who, String current, String next) throws Exception {
        return http.write(
                "PUT",
                who,
                "/api/users/me/password",
                "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(current, next));
    }

    private Person logIn(Person who, String password, String... headers) throws Exception {
        Answer answer = http.post(null, "/api/auth/login", Map.of("email", who.email(), "password", password), headers)
                .expect(200);
        return new Person(who.id(), who.email(), answer.text("/token"), answer.text("/refreshToken"));
    }

    private List<JsonNode> sessionsOf(Person who) throws Exception {
        return http.get(who, MINE)
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private long passwordChangesOf(Person who) {
        return LongStream.range(0, 20)
                .mapToObj(seq -> log.read(who.id(), seq))
                .flatMap(entry -> entry.stream())
                .filter(entry -> entry.event().getPayload() instanceof PasswordChanged)
                .count();
    }

    private static String sessionOf(Person who) {
        return who.refreshToken().split("\\.", -1)[0];
    }
}

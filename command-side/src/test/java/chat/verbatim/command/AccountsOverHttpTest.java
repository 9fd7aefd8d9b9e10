package chat.verbatim.command;

import static chat.verbatim.command.HttpClientOfTests.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.user.UserEvent;
import chat.verbatim.command.HttpClientOfTests.Answer;
import chat.verbatim.command.HttpClientOfTests.Person;
import chat.verbatim.eventstore.LogReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@OverHttp
class AccountsOverHttpTest {
    @LocalServerPort
    private int port;

    @Autowired
    private LogReader log;

    private HttpClientOfTests http;

    @BeforeEach
    void connect() {
        http = new HttpClientOfTests(port);
    }

    @Test
    void anAccountIsShownToItsOwnerWithItsAddress() throws Exception {
        Person ada = http.register();
        Answer me = http.get(ada, "/api/users/me").expect(200);
        assertThat(me.text("/email")).isEqualTo(ada.email());
        assertThat(me.text("/createdAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(me.raw().body()).doesNotContain("hash", "password");
    }

    @Test
    void neitherAddressNorPasswordEverStandsInTheLog() throws Exception {
        Person ada = http.register();
        String events = log.readAggregate(ada.id(), 0, 9).toString();
        assertThat(log.read(ada.id(), 0).orElseThrow().event().getPayload())
                .isInstanceOf(UserEvent.UserRegistered.class);
        assertThat(events).doesNotContain("@example.org", PASSWORD);
    }

    @Test
    void aProfileChangesInPartsAndComesBackWithItsPosition() throws Exception {
        Person ada = http.register();
        http.patch(ada, "/api/users/me", Map.of("profile", Map.of("about", "counts", "displayName", " Ada ")))
                .expect(200);
        Answer changed = http.patch(ada, "/api/users/me", Map.of("profile", Map.of("avatarUrl", "https://x.org/a.png")))
                .expect(200);
        assertThat(changed.text("/profile/displayName")).isEqualTo("Ada");
        assertThat(changed.text("/profile/about")).isEqualTo("counts");
        assertThat(Long.parseLong(changed.position())).isPositive();
        Answer removed = http.patch(ada, "/api/users/me", Map.of("profile", Map.of("about", "")))
                .expect(200);
        assertThat(removed.body().at("/profile").has("about")).isFalse();
        assertThat(http.get(ada, "/api/users/me").body()).isEqualTo(removed.body());
    }

    @ParameterizedTest
    @CsvSource({
        "displayName,''",
        "displayName,'   '",
        "about,LONG",
        "avatarUrl,http://x.org/a.png",
        "avatarUrl,javascript:x"
    })
    void aProfileThatBreaksARuleChangesNothing(String field, String value) throws Exception {
        Person ada = http.register();
        String wrong = value.equals("LONG") ? "x".repeat(501) : value;
        Answer answer = http.patch(ada, "/api/users/me", Map.of("profile", Map.of(field, wrong)));
        answer.refused(400, "invalid-request");
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        assertThat(http.get(ada, "/api/users/me").body().at("/profile").has("about"))
                .isFalse();
    }

    @Test
    void addressAndNameAreUniqueWithoutRegardToCase() throws Exception {
        Person ada = http.register();
        String name = http.get(ada, "/api/users/me").text("/username");
        register(ada.email().toUpperCase(Locale.ROOT), name + "x", PASSWORD).refused(409, "email-taken");
        register("other-" + ada.email(), name.toUpperCase(Locale.ROOT), PASSWORD)
                .refused(409, "username-taken");
        register("other-" + ada.email(), name + "x", PASSWORD).expect(201);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "email,-",
                "email,''",
                "email,nobody",
                "email,a b@example.org",
                "email,a@b@c",
                "username,-",
                "username,ab",
                "username,-abc",
                "username,a b c",
                "password,-",
                "password,short",
                "displayName,' '"
            })
    void whatBreaksARuleIsNamed(String field, String value) throws Exception {
        Map<String, Object> request = new HashMap<>(Map.of(
                "email", "valid-" + System.nanoTime() + "@example.org", "username", "valid", "password", PASSWORD));
        request.put(field, value);
        Answer answer = http.post(null, "/api/auth/register", request);
        answer.refused(400, "invalid-request");
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void longPasswordsAreNeverCutOff() throws Exception {
        Person ada = http.register();
        String name = "long" + ada.id().substring(0, 8);
        String password = "p".repeat(127);
        register(name + "@example.org", name, password + "1").expect(201);
        login(name + "@example.org", password + "1").expect(200);
        login(name + "@example.org", password + "2").refused(401, "invalid-credentials");
        register("x" + name + "@example.org", "x" + name, password + "12").refused(400, "invalid-request");
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressGetTheSameAnswer() throws Exception {
        Person ada = http.register();
        Answer wrong = login(ada.email(), "wrong password");
        Answer unknown = login("nobody-" + ada.email(), "wrong password");
        wrong.refused(401, "invalid-credentials");
        assertThat(unknown.raw().body()).isEqualTo(wrong.raw().body());
        assertThat(unknown.raw().headers().map().keySet())
                .isEqualTo(wrong.raw().headers().map().keySet());
    }

    @Test
    void guessingIsSlowedDownForThatAccountOnly() throws Exception {
        Person ada = http.register();
        Person grace = http.register();
        for (int i = 0; i < 10; i++) {
            login(ada.email(), "guess " + i).refused(401, "invalid-credentials");
        }
        Answer slowed = login(ada.email(), PASSWORD);
        slowed.refused(429, "rate-limited");
        assertThat(slowed.raw().headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 6L);
        login(grace.email(), PASSWORD).expect(200);
    }

    @Test
    void ofAHundredWhoWantOneAddressAtOnceOneGetsIt() throws Exception {
        String stem = "race" + UUID.randomUUID().toString().substring(0, 8);
        List<Callable<Integer>> attempts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String username = stem + "x" + i;
            attempts.add(
                    () -> register(stem + "@example.org", username, PASSWORD).status());
        }
        assertThat(together(attempts)).containsOnly(201, 409).containsOnlyOnce(201);
        login(stem + "@example.org", PASSWORD).expect(200);
    }

    @Test
    void ofManyWhoWantOneNameAtOnceOneGetsItAndTheOthersKeepTheirAddress() throws Exception {
        String name = "n" + System.nanoTime();
        List<Callable<Integer>> attempts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String email = name + "-" + i + "@example.org";
            attempts.add(() -> register(email, name, PASSWORD).status());
        }
        List<Integer> statuses = together(attempts);
        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        int loser = statuses.indexOf(409);
        register(name + "-" + loser + "@example.org", name + "b", PASSWORD).expect(201);
    }

    private Answer register(String email, String username, String password) throws Exception {
        return http.post(
                null, "/api/auth/register", Map.of("email", email, "username", username, "password", password));
    }

    private Answer login(String email, String password) throws Exception {
        return http.post(null, "/api/auth/login", Map.of("email", email, "password", password));
    }

    private static List<Integer> together(List<Callable<Integer>> attempts) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> attempt : threads.invokeAll(attempts)) {
                statuses.add(attempt.get());
            }
        }
        return statuses;
    }
}

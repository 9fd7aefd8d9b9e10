package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody has lost a password, or somebody else has found it. */
@ExtendWith(RunningVerbatim.class)
class PasswordResetTest {
    private static final String NEXT = "another horse, another battery";

    private final ApiClient anonymous;
    private final Person operator;
    private final Person grace;

    PasswordResetTest(ApiClient anonymous) {
        this.anonymous = anonymous;
        operator = Person.operator(anonymous);
        grace = Person.named("grace", anonymous);
    }

    private Answer issue(Person person) {
        return operator.api()
                .call("POST", "/api/admin/users/" + person.id() + "/password-reset")
                .send();
    }

    private Answer choose(String email, String code, String password) {
        return anonymous.post(
                "/api/auth/password-reset", Map.of("email", email, "code", code, "newPassword", password));
    }

    private Answer logIn(String password) {
        return anonymous.post("/api/auth/login", Map.of("email", grace.email(), "password", password));
    }

    @Test
    void aCodeOpensTheAccountOnceForWhoeverHasIt() {
        try (Device device = Device.of(grace)) {
            Answer issued = issue(grace).expect(201);
            assertThat(device.frames().await("session_ended").string("code")).isEqualTo("unauthenticated");
            grace.api().get("/api/users/me").refused(401, "unauthenticated");
            logIn(Person.PASSWORD).refused(401, "invalid-credentials");

            String typed = issued.string("code").toLowerCase(Locale.ROOT).replace("-", " ");
            choose(grace.email().toUpperCase(Locale.ROOT), typed, NEXT).expect(204);
            logIn(NEXT).expect(200);
            logIn(Person.PASSWORD).refused(401, "invalid-credentials");
            Answer again = choose(grace.email(), typed, "a third password").refused(401, "invalid-credentials");
            assertThat(again.string("detail")).contains("ask an operator");
            logIn(NEXT).expect(200);
        }
    }

    @Test
    void aCodeBelongsToOneAccountAndTheNewestCounts() {
        Person ada = Person.named("ada", anonymous);
        String first = issue(grace).expect(201).string("code");
        String second = issue(grace).expect(201).string("code");

        choose(ada.email(), second, NEXT).refused(401, "invalid-credentials");
        choose("nobody@nowhere.example", second, NEXT).refused(401, "invalid-credentials");
        choose(grace.email(), first, NEXT).refused(401, "invalid-credentials");
        choose(grace.email(), "0000-0000-0000-0000", NEXT).refused(401, "invalid-credentials");
        choose(grace.email(), second, NEXT).expect(204);
    }

    @Test
    void aPasswordThatIsNoneDoesNotUseTheCodeUp() {
        String code = issue(grace).expect(201).string("code");

        choose(grace.email(), code, "short").invalid("newPassword");
        choose(grace.email(), "x".repeat(41), NEXT).invalid("code");
        anonymous.post("/api/auth/password-reset", Map.of()).invalid("code");
        choose(grace.email(), code, NEXT).expect(204);
    }

    @Test
    void wrongCodesCountAsFailedLogIns() {
        String code = issue(grace).expect(201).string("code");
        int attempts = 0;
        while (choose(grace.email(), "0000-0000-0000-0000", NEXT).status() == 401) {
            assertThat(++attempts).isLessThan(100);
        }
        Answer refused = choose(grace.email(), code, NEXT).refused(429, "rate-limited");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void whoeverHasNoPasswordGetsNoCode() {
        Person robot = grace.bot("robot", "messages:read");
        issue(robot).refused(403, "forbidden");
        issue(operator).refused(403, "forbidden");
        operator.api()
                .call("POST", "/api/admin/users/nobody/password-reset")
                .send()
                .refused(404, "user-not-found");
        operator.api().get("/api/users/me").expect(200);
    }

    @Test
    void codesAreNotMadeWithoutEnd() {
        int made = 0;
        while (issue(grace).status() == 201) {
            assertThat(++made).isLessThan(50);
        }
        issue(grace).refused(429, "rate-limited");
        issue(Person.named("another", anonymous)).expect(201);
    }
}

package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** One person with several devices, and what one of them does to the others. */
@ExtendWith(RunningVerbatim.class)
class SessionsJourneyTest {
    private static final String SESSIONS = "/api/users/me/sessions";
    private static final String NEW_PASSWORD = "another horse, another battery";

    private final ApiClient anonymous;
    private final Person laptop;
    private final Person phone;

    SessionsJourneyTest(ApiClient anonymous) {
        this.anonymous = anonymous;
        laptop = Person.named("ada", anonymous);
        phone = Person.of(logIn(Person.PASSWORD).expect(200), anonymous);
    }

    @Test
    void oneDeviceLogsTheOtherOutAndItsSocketHearsWhy() {
        try (Device here = Device.of(laptop);
                Device there = Device.of(phone)) {
            String other = sessions(laptop).stream()
                    .filter(session -> !session.path("current").asBoolean())
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asString();

            laptop.api().delete(SESSIONS + "/" + other).expect(204);

            assertIsOver(there, phone);
            assertThat(here.isConnected()).isTrue();
        }
        laptop.api().get("/api/users/me").expect(200);
        assertThat(sessions(laptop)).hasSize(1);
    }

    @Test
    void aNewPasswordLeavesOneDeviceLoggedIn() {
        try (Device here = Device.of(laptop);
                Device there = Device.of(phone)) {
            laptop.api()
                    .call("PUT", "/api/users/me/password")
                    .json(Map.of("currentPassword", Person.PASSWORD, "newPassword", NEW_PASSWORD))
                    .send()
                    .expect(204);

            assertIsOver(there, phone);
            assertThat(here.isConnected()).isTrue();
        }
        logIn(Person.PASSWORD).refused(401, "invalid-credentials");
        logIn(NEW_PASSWORD).expect(200);
    }

    @Test
    void loggingOutEverywhereLeavesNone() {
        try (Device here = Device.of(laptop);
                Device there = Device.of(phone)) {
            laptop.api().delete(SESSIONS + "?includingCurrent=true").expect(204);

            assertIsOver(there, phone);
            assertIsOver(here, laptop);
        }
    }

    @Test
    void noBotTouchesTheSessionsOfPeople() {
        Person robot = laptop.bot("robot", "messages:read", "messages:write", "chats:manage");
        robot.api().get(SESSIONS).refused(403, "insufficient-scope");
        robot.api().delete(SESSIONS).refused(403, "insufficient-scope");
        robot.api()
                .call("PUT", "/api/users/me/password")
                .json(Map.of("currentPassword", Person.PASSWORD, "newPassword", NEW_PASSWORD))
                .send()
                .refused(403, "insufficient-scope");
    }

    private void assertIsOver(Device device, Person owner) {
        assertThat(device.frames().await("session_ended").string("code")).isEqualTo("unauthenticated");
        assertThat(device.end()).isEqualTo("io server disconnect");
        owner.api().get("/api/users/me").refused(401, "unauthenticated");
        anonymous
                .post("/api/auth/refresh", Map.of("refreshToken", owner.refreshToken()))
                .refused(401, "refresh-token-invalid");
    }

    private Answer logIn(String password) {
        return anonymous.post("/api/auth/login", Map.of("email", laptop.email(), "password", password));
    }

    private static List<JsonNode> sessions(Person who) {
        return who.api().get(SESSIONS).expect(200).items();
    }
}

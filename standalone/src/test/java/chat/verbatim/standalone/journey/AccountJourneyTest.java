package chat.verbatim.standalone.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningVerbatim.class)
class AccountJourneyTest {
    private final ApiClient anonymous;

    AccountJourneyTest(ApiClient anonymous) {
        this.anonymous = anonymous;
    }

    @Test
    void aNewcomerRegistersAndFindsTheirAccount() {
        Map<String, Object> registration = Person.registration(Person.uniqueName("Ada"));
        registration.put("displayName", "Ada Lovelace");

        Answer session = anonymous.post("/api/auth/register", registration).expect(201);
        Person ada = Person.of(session, anonymous);

        Answer me = ada.sees("/api/users/me", session.position()).expect(200);
        assertThat(me.json()).isEqualTo(session.at("user"));
        assertThat(me.string("profile.displayName")).isEqualTo("Ada Lovelace");
        assertThat(me.string("email")).isEqualTo(registration.get("email"));
    }

    @Test
    void withoutADisplayNameTheUsernameServes() {
        Person grace = Person.named("grace", anonymous);

        assertThat(grace.api().get("/api/users/me").expect(200).string("profile.displayName"))
                .isEqualTo(grace.username());
    }

    @Test
    void whoeverHasAnAccountLogsIn() {
        Person ada = Person.named("ada", anonymous);

        Answer session =
                login(ada.email().toUpperCase(Locale.ROOT), Person.PASSWORD).expect(200);

        assertThat(session.string("user.id")).isEqualTo(ada.id());
        assertThat(session.number("expiresIn")).isEqualTo(900);
        assertThat(Person.of(session, anonymous)
                        .api()
                        .get("/api/users/me")
                        .expect(200)
                        .string("id"))
                .isEqualTo(ada.id());
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressGetTheSameAnswer() {
        Person ada = Person.named("ada", anonymous);

        JsonNode wrong = login(ada.email(), "not the password")
                .refused(401, "invalid-credentials")
                .json();
        JsonNode unknown = login("nobody-" + ada.email(), Person.PASSWORD)
                .refused(401, "invalid-credentials")
                .json();

        assertThat(wrong).isEqualTo(unknown);
    }

    @Test
    void addressesAndUsernamesBelongToOneAccountEach() {
        Person ada = Person.named("ada", anonymous);
        Map<String, Object> sameAddress = Person.registration(Person.uniqueName("eve"));
        sameAddress.put("email", ada.email().toUpperCase(Locale.ROOT));
        Map<String, Object> sameName = Person.registration(Person.uniqueName("eve"));
        sameName.put("username", ada.username().toUpperCase(Locale.ROOT));

        anonymous.post("/api/auth/register", sameAddress).refused(409, "email-taken");
        anonymous.post("/api/auth/register", sameName).refused(409, "username-taken");

        // Nothing is half done: what was free in the refused requests is still free.
        sameAddress.put("email", Person.uniqueName("eve") + "@example.org");
        anonymous.post("/api/auth/register", sameAddress).expect(201);
        sameName.put("username", Person.uniqueName("eve"));
        anonymous.post("/api/auth/register", sameName).expect(201);
    }

    @Test
    void aRefreshTokenServesOnceAndItsReuseEndsTheSession() {
        Person ada = Person.named("ada", anonymous);
        Answer next = refresh(ada.refreshToken()).expect(200);
        Answer afterNext = refresh(next.string("refreshToken")).expect(200);

        refresh(ada.refreshToken()).refused(401, "refresh-token-reused");
        refresh(afterNext.string("refreshToken")).refused(401, "refresh-token-invalid");
    }

    @Test
    void aRefreshTokenWhoseAnswerWasLostGetsTheSameAnswerAgain() {
        Person ada = Person.named("ada", anonymous);
        String lost = refresh(ada.refreshToken()).expect(200).string("refreshToken");

        Answer again = refresh(ada.refreshToken()).expect(200);

        assertThat(again.string("refreshToken")).isEqualTo(lost);
        Person.of(again, anonymous).api().get("/api/users/me").expect(200);
        refresh(lost).expect(200);
    }

    @Test
    void aSessionGoesOnUntilAnOldRefreshTokenComesBack() {
        Person ada = Person.named("ada", anonymous);

        Answer second = refresh(ada.refreshToken()).expect(200);
        Answer third = refresh(second.string("refreshToken")).expect(200);
        Person.of(third, anonymous).api().get("/api/users/me").expect(200);

        refresh(ada.refreshToken()).refused(401, "refresh-token-reused");
        refresh(third.string("refreshToken")).expect(401);
    }

    @Test
    void aLogoutEndsTheSessionAndNoOther() {
        Person here = Person.named("ada", anonymous);
        Person there = Person.of(login(here.email(), Person.PASSWORD).expect(200), anonymous);

        here.api()
                .post("/api/auth/logout", Map.of("refreshToken", here.refreshToken()))
                .expect(204);

        refresh(here.refreshToken()).expect(401);
        await().atMost(20, SECONDS)
                .untilAsserted(() -> here.api().get("/api/users/me").refused(401, "unauthenticated"));
        there.api().get("/api/users/me").expect(200);
    }

    @Test
    void aProfileChangesInPart() {
        Person ada = Person.named("ada", anonymous);

        changeProfile(ada, Map.of("displayName", "  Countess  ", "about", "Notes\non the engine"));
        Answer changed = changeProfile(ada, Map.of("avatarUrl", "https://example.org/ada.png"));
        assertThat(changed.string("profile.displayName")).isEqualTo("Countess");
        assertThat(changed.string("profile.about")).isEqualTo("Notes\non the engine");

        Answer cleared = changeProfile(ada, Map.of("about", "", "avatarUrl", ""));
        assertThat(cleared.at("profile").propertyNames()).containsExactly("displayName");
        assertThat(ada.sees("/api/users/me", cleared.position()).expect(200).json())
                .isEqualTo(cleared.json());
    }

    @Test
    void peopleFindEachOtherButNotTheirAddresses() {
        Person ada = Person.named("ada", anonymous);
        Map<String, Object> registration = Person.registration(Person.uniqueName("gh"));
        registration.put("displayName", "Rear Admiral " + registration.get("username"));
        Answer grace = anonymous.post("/api/auth/register", registration).expect(201);

        String name = grace.string("user.username").toUpperCase(Locale.ROOT);
        Answer found = ada.sees("/api/users?query=" + name, grace.position()).expect(200);
        assertThat(found.items()).extracting(it -> it.path("id").asString()).containsExactly(grace.string("user.id"));
        assertThat(found.text()).doesNotContain(grace.string("user.email"));

        Answer one = ada.sees("/api/users/" + grace.string("user.id"), grace.position())
                .expect(200);
        assertThat(one.json()).isEqualTo(found.items().getFirst());
        ada.api().get("/api/users/nobody").refused(404, "user-not-found");
        assertThat(ada.sees("/api/users?limit=1", grace.position()).expect(200).items())
                .hasSize(1);
    }

    private Answer login(String email, String password) {
        return anonymous.post("/api/auth/login", Map.of("email", email, "password", password));
    }

    private Answer refresh(String refreshToken) {
        return anonymous.post("/api/auth/refresh", Map.of("refreshToken", refreshToken));
    }

    private static Answer changeProfile(Person person, Map<String, String> profile) {
        return person.api().patch("/api/users/me", Map.of("profile", profile)).expect(200);
    }
}

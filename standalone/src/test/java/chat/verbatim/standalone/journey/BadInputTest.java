package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of bad input gets one clear problem, never a 500, and changes nothing. */
@ExtendWith(RunningVerbatim.class)
@TestInstance(PER_CLASS)
class BadInputTest {
    private final ApiClient anonymous;
    private final Person ada;
    private final Person grace;
    private String chat = "";
    private String messages = "";

    BadInputTest(ApiClient anonymous) {
        this.anonymous = anonymous;
        ada = Person.named("ada", anonymous);
        grace = Person.named("grace", anonymous);
    }

    @BeforeEach
    void aNewGroup() {
        chat = ada.group("Bad input", grace);
        messages = "/api/chats/" + chat + "/messages";
    }

    @ParameterizedTest
    @CsvSource({
        "email, nobody", "email, ''", "email, a b@example.org", "email, @", "username, ab", "username, -ada",
        "username, a b c", "username, äöü", "username, ''", "password, short", "password, ''", "displayName, ' '"
    })
    void aRegistrationThatBreaksALimitIsRefused(String field, String value) {
        Map<String, Object> registration = Person.registration(Person.uniqueName("eve"));
        registration.put(field, value);

        anonymous.post("/api/auth/register", registration).invalid(field);
    }

    @Test
    void aRegistrationWithoutOrWithTooMuchOfSomethingIsRefused() {
        for (String field : List.of("email", "username", "password")) {
            Map<String, Object> registration = Person.registration(Person.uniqueName("eve"));
            registration.put(field, "a".repeat(300) + (field.equals("email") ? "@example.org" : ""));
            anonymous.post("/api/auth/register", registration).invalid(field);
            registration.remove(field);
            anonymous.post("/api/auth/register", registration).invalid(field);
            registration.put(field, 7);
            anonymous.post("/api/auth/register", registration).expect(400);
        }
    }

    @Test
    void chatsOfTheWrongSizeOrWithNobodyAreRefused() {
        createChat(false, List.of()).invalid("participants");
        createChat(false, List.of(ada.id())).invalid("participants");
        createChat(false, List.of(grace.id(), Person.named("barbara", anonymous).id()))
                .invalid("participants");
        createChat(false, List.of("nobody")).refused(404, "user-not-found");
        createChat(true, List.of(grace.id(), "nobody")).refused(404, "user-not-found");
        createChat(
                        true,
                        IntStream.rangeClosed(0, 1_000)
                                .mapToObj(i -> "nobody" + i)
                                .toList())
                .invalid("participants");
        ada.api().post("/api/chats", Map.of("isGroup", true)).invalid("participants");
        ada.api()
                .post("/api/chats", Map.of("participants", List.of(grace.id())))
                .invalid("isGroup");
        ada.api()
                .post("/api/chats", Map.of("participants", grace.id(), "isGroup", false))
                .expect(400);
        ada.api()
                .post("/api/chats", Map.of("participants", List.of(7), "isGroup", true))
                .expect(400);
        ada.api()
                .post("/api/chats", Map.of("participants", List.of(grace.id()), "isGroup", "yes"))
                .expect(400);
        ada.api()
                .post("/api/chats", Map.of("participants", List.of(), "isGroup", true, "name", "n".repeat(101)))
                .invalid("name");
    }

    @Test
    void participantsWhoDoNotExistAreRefused() {
        ada.api()
                .post("/api/chats/" + chat + "/participants", Map.of("userId", "nobody"))
                .refused(404, "user-not-found");
        ada.api().post("/api/chats/" + chat + "/participants", Map.of()).invalid("userId");
        ada.api()
                .post("/api/chats/" + chat + "/participants", Map.of("userId", 7))
                .expect(400);
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 101",
        "limit, -1",
        "limit, many",
        "before, -1",
        "before, x",
        "before, 99999999999999999999",
        "after, -2",
        "after, 1.5"
    })
    void aParameterOutOfRangeIsRefused(String name, String value) {
        ada.api().get(messages + '?' + name + '=' + value).invalid(name);
    }

    @Test
    void pagesThatCannotBeAreRefused() {
        ada.api().get(messages + "?before=5&after=1").refused(400, "invalid-request");
        ada.api().get("/api/chats?cursor=nonsense").invalid("cursor");
        ada.api().get("/api/chats?limit=0").invalid("limit");
        ada.api().get("/api/users?limit=1000").invalid("limit");
        ada.api().call("GET", messages).after("yesterday").send().invalid("Verbatim-Min-Position");
    }

    @Test
    void aKeyThatIsNoKeyIsRefused() {
        ada.says(chat, "Hello", "k".repeat(129)).refused(400, "invalid-request");
        ada.says(chat, "Hello", "a key").refused(400, "invalid-request");
        assertNothingWasSaid();
    }

    @Test
    void marksThatAreNoneAreRefused() {
        ada.reads(chat, -1).invalid("seq");
        ada.api().post("/api/chats/" + chat + "/read", Map.of("seq", "1")).expect(400);
        ada.api().post("/api/chats/" + chat + "/read", Map.of("seq", 1.5)).expect(400);
        ada.api().post("/api/chats/" + chat + "/read", Map.of()).invalid("seq");
    }

    @Test
    void unknownPathsAndMethodsAreRefused() {
        ada.api().get("/api/rooms").refused(404, "not-found");
        ada.api().get("/api/chats/" + chat + "/nothing").refused(404, "not-found");
        ada.api().call("PUT", "/api/chats").json(Map.of()).send().refused(405, "method-not-allowed");
        ada.api().delete("/api/chats").refused(405, "method-not-allowed");
        ada.api().call("GET", "/api/chats").header("Accept", "image/png").send().refused(406, "not-acceptable");
    }

    @Test
    void oddIdsAreJustUnknown() {
        for (String id : List.of("%20", "..%2f..%2fetc", "a".repeat(500), "%00", "$ne", "%F0%9F%98%80", "%ff")) {
            Answer answer = ada.api().get("/api/chats/" + id);
            assertThat(answer.status()).as(id).isIn(400, 404);
        }
    }

    private Answer createChat(boolean isGroup, List<String> participants) {
        return ada.api().post("/api/chats", Map.of("participants", participants, "isGroup", isGroup));
    }

    private void assertNothingWasSaid() {
        Answer sane = grace.says(chat, "Still here").expect(201);
        assertThat(sane.number("seq")).isEqualTo(1);
    }
}

package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Grace reports what charles writes in a group of theirs, and an operator decides. */
@ExtendWith(RunningVerbatim.class)
class ReportTest {
    private final ApiClient anonymous;
    private final Person operator;
    private final Person grace;
    private final Person ada;
    private final Person charles;
    private final String chat;
    private String message = "";

    ReportTest(ApiClient anonymous) {
        this.anonymous = anonymous;
        operator = Person.operator(anonymous);
        grace = Person.named("grace", anonymous);
        ada = Person.named("ada", anonymous);
        charles = Person.named("charles", anonymous);
        chat = ada.group("Engines", grace, charles);
    }

    @BeforeEach
    void say() {
        message = charles.says(chat, "Buy my engine!").expect(201).string("id");
    }

    private String path() {
        return "/api/chats/" + chat + "/messages/" + message;
    }

    private Answer reports(Person who, Map<String, String> report) {
        return who.api().call("PUT", path() + "/report").json(report).send();
    }

    private Answer reports(Person who) {
        return reports(who, Map.of("reason", "spam", "text", "The third one today"));
    }

    private Answer decide(Map<String, String> decision) {
        return operator.api()
                .call("PUT", "/api/admin/reports/" + message + "/decision")
                .json(decision)
                .send();
    }

    private Answer look() {
        return operator.api()
                .call("POST", "/api/admin/reports/" + message + "/look")
                .send();
    }

    private List<JsonNode> queued(String position) {
        return operator.sees("/api/admin/reports?limit=50", position).expect(200).items().stream()
                .filter(item -> item.path("messageId").asString().equals(message))
                .toList();
    }

    private String stateFor(Person who, String position) {
        return who.sees(path() + "/report", position).expect(200).string("state");
    }

    @Test
    void whatSeveralReportWaitsOnceInTheQueueAndShowsNoWordOfIt() {
        reports(grace).expect(204);
        String position = reports(ada, Map.of("reason", "other")).expect(204).position();

        JsonNode item = queued(position).getFirst();
        assertThat(queued(position)).hasSize(1);
        assertThat(item.path("count").asInt()).isEqualTo(2);
        assertThat(item.path("author").path("id").asString()).isEqualTo(charles.id());
        assertThat(item.path("reports").valueStream().map(report -> report.path("reason")
                        .asString()))
                .containsExactly("spam", "other");
        assertThat(item.at("/reports/0/by/id").asString()).isEqualTo(grace.id());
        assertThat(item.at("/reports/0/text").asString()).isEqualTo("The third one today");
        assertThat(item.toString()).doesNotContain("Buy my engine");
        assertThat(stateFor(grace, position)).isEqualTo("open");
    }

    @Test
    void somebodysReportIsOneHoweverOftenItIsSent() {
        String first = reports(grace).expect(204).position();
        String again = reports(grace, Map.of("reason", "hate")).expect(204).position();

        assertThat(again).isEqualTo(first);
        assertThat(queued(again).getFirst().path("count").asInt()).isEqualTo(1);
        assertThat(grace.sees(path() + "/report", again).expect(200).string("reason"))
                .isEqualTo("spam");
    }

    @Test
    void aLookIsSeenByTheMembersAndOpensNothingElse() {
        reports(grace).expect(204);
        charles.api().patch(path(), Map.of("content", "Buy my better engine!")).expect(200);
        charles.api().delete(path()).expect(200);
        try (Device device = Device.of(charles)) {
            Answer shown = look().expect(200);

            assertThat(shown.at("versions").valueStream().map(version -> version.path("content")
                            .asString()))
                    .containsExactly("Buy my engine!", "Buy my better engine!");
            Heard frame = device.frames().await("chat_audited");
            assertThat(frame.data().at("/audit/messageId").asString()).isEqualTo(message);
            assertThat(frame.data().at("/audit/auditor/id").asString()).isEqualTo(operator.id());
            JsonNode audit = ada.sees("/api/chats/" + chat + "/audits", shown.position())
                    .expect(200)
                    .items()
                    .getFirst();
            assertThat(audit).isEqualTo(frame.data().path("audit"));
            operator.api()
                    .post("/api/audits/" + audit.path("id").asString() + "/events", Map.of())
                    .refused(403, "forbidden");
            operator.api()
                    .call("PUT", "/api/admin/auditors/" + grace.id())
                    .send()
                    .expect(204);
            grace.api()
                    .post("/api/audits/" + audit.path("id").asString() + "/events", Map.of())
                    .refused(404, "not-found");
            assertThat(look().expect(200).position()).isEqualTo(shown.position());
        }
        operator.api().get("/api/chats/" + chat).refused(404, "chat-not-found");
    }

    @Test
    void nothingIsShownThatNobodyHasReported() {
        look().refused(404, "not-found");
        decide(Map.of("outcome", "removed")).refused(404, "not-found");
        operator.api().call("POST", "/api/admin/reports/nonsense/look").send().refused(404, "message-not-found");
        assertThat(ada.api().get("/api/chats/" + chat + "/audits").expect(200).items())
                .isEmpty();
    }

    @Test
    void aRemovedMessageIsGoneForEverybodyWhoSeesThatAModeratorDidIt() {
        reports(grace).expect(204);
        try (Device device = Device.of(ada)) {
            String position = decide(Map.of("outcome", "removed", "note", "Advertising"))
                    .expect(204)
                    .position();

            Heard frame = device.frames().await("message_deleted");
            assertThat(frame.data().path("moderated").asBoolean()).isTrue();
            Answer gone = ada.sees(path(), position).expect(200);
            assertThat(gone.string("content")).isEmpty();
            assertThat(gone.at("moderated").asBoolean()).isTrue();
            assertThat(queued(position)).isEmpty();
            assertThat(stateFor(grace, position)).isEqualTo("removed");
            assertThat(decide(Map.of("outcome", "removed")).expect(204).position())
                    .isEqualTo(position);
        }
    }

    @Test
    void whatIsDismissedStaysAndComesBackWhenSomebodyElseReportsIt() {
        reports(grace).expect(204);
        String dismissed = decide(Map.of("outcome", "dismissed")).expect(204).position();
        assertThat(queued(dismissed)).isEmpty();
        assertThat(stateFor(grace, dismissed)).isEqualTo("dismissed");
        assertThat(ada.sees(path(), dismissed).expect(200).string("content")).isEqualTo("Buy my engine!");

        String again = reports(ada).expect(204).position();
        assertThat(queued(again).getFirst().path("count").asInt()).isEqualTo(1);
        assertThat(stateFor(grace, again)).isEqualTo("dismissed");
        assertThat(stateFor(ada, again)).isEqualTo("open");
    }

    @Test
    void theAuthorIsSuspendedByADecisionWithAReason() {
        reports(grace).expect(204);
        decide(Map.of("outcome", "suspended")).invalid("note");
        String position = decide(Map.of("outcome", "suspended", "note", "Advertising"))
                .expect(204)
                .position();

        charles.api().get("/api/users/me").refused(401, "unauthenticated");
        assertThat(stateFor(grace, position)).isEqualTo("suspended");
        assertThat(ada.sees(path(), position).expect(200).string("content")).isEqualTo("Buy my engine!");
    }

    @Test
    void onlyMembersReportAndOnlyWhatOthersWrote() {
        Person stranger = Person.named("stranger", anonymous);
        reports(stranger).refused(404, "chat-not-found");
        reports(charles).refused(403, "forbidden");
        Person robot = grace.bot("robot", "messages:read", "messages:write");
        reports(robot).refused(403, "insufficient-scope");
        grace.api()
                .call("PUT", "/api/chats/" + chat + "/messages/" + chat + "_99/report")
                .json(Map.of("reason", "spam"))
                .send()
                .refused(404, "message-not-found");
        grace.api().get(path() + "/report").refused(404, "not-found");
    }

    @Test
    void badInputIsRefusedWithWhatToDo() {
        reports(grace, Map.of()).invalid("reason");
        reports(grace, Map.of("reason", "dull")).invalid("reason");
        reports(grace, Map.of("reason", "spam", "text", "x".repeat(501))).invalid("text");
        reports(grace).expect(204);
        decide(Map.of()).invalid("outcome");
        decide(Map.of("outcome", "ignored")).invalid("outcome");
        decide(Map.of("outcome", "dismissed", "note", "two\nlines")).invalid("note");
        operator.api().get("/api/admin/reports?limit=51").invalid("limit");
    }

    @Test
    void reportsAreNotMadeWithoutEnd() {
        int made = 0;
        while (reports(grace).status() == 204) {
            assertThat(++made).isLessThan(100);
        }
        reports(grace).refused(429, "rate-limited");
        reports(ada).expect(204);
    }

    @Test
    void theQueueComesInPages() {
        String second = charles.says(chat, "Buy two!").expect(201).string("id");
        reports(grace).expect(204);
        String position = grace.api()
                .call("PUT", "/api/chats/" + chat + "/messages/" + second + "/report")
                .json(Map.of("reason", "spam"))
                .send()
                .expect(204)
                .position();
        List<String> seen = new java.util.ArrayList<>();
        Answer page = operator.sees("/api/admin/reports?limit=1", position).expect(200);
        while (true) {
            page.items().forEach(item -> seen.add(item.path("messageId").asString()));
            if (!page.json().has("nextCursor")) {
                break;
            }
            page = operator.api()
                    .get("/api/admin/reports?limit=1&after=" + page.string("nextCursor"))
                    .expect(200);
        }
        assertThat(seen).containsSubsequence(message, second).doesNotHaveDuplicates();
    }
}

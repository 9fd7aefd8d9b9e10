package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Katherine, an auditor, reads what ada and grace say to each other, and they see that she does. */
@ExtendWith(RunningVerbatim.class)
class AuditTest {
    private static final String REASON = "Case 17: complaint of 3 November";

    private final Person operator;
    private final Person ada;
    private final Person grace;
    private final Person katherine;
    private final String chat;

    AuditTest(ApiClient api) {
        operator = Person.operator(api);
        ada = Person.named("ada", api);
        grace = Person.named("grace", api);
        katherine = Person.named("katherine", api);
        chat = ada.group("Engine", grace);
    }

    @BeforeEach
    void appoint() {
        operator.api().call("PUT", role(katherine)).send().expect(204);
    }

    private static String role(Person person) {
        return "/api/admin/auditors/" + person.id();
    }

    private static Answer opens(Person auditor, String chatId, String reason) {
        return auditor.api().post("/api/audits", Map.of("chatId", chatId, "reason", reason));
    }

    /** The path of an audit of the chat that katherine has opened. */
    private String opened() {
        return "/api/audits/" + opens(katherine, chat, REASON).expect(201).string("id");
    }

    private String openedLog() {
        return "/api/audits/"
                + katherine
                        .api()
                        .post("/api/audits", Map.of("reason", "Quarterly check"))
                        .expect(201)
                        .string("id");
    }

    private Answer finds(String audit, Map<String, Object> filter) {
        return katherine.api().post(audit + "/events", filter);
    }

    private static List<String> types(Answer page) {
        return page.expect(200).items().stream()
                .map(event -> event.path("type").asString())
                .toList();
    }

    @Test
    void whoIsNoAuditorOpensNothingAndLearnsNothing() {
        opens(ada, chat, REASON).refused(403, "forbidden");
        opens(ada, "nosuchchat", REASON).refused(403, "forbidden");
        opens(operator, chat, REASON).refused(403, "forbidden");
        Person robot = katherine.bot("robot", "messages:read");
        opens(robot, chat, REASON).refused(403, "insufficient-scope");
        ada.api().call("PUT", role(ada)).send().refused(403, "forbidden");
        operator.api().call("PUT", role(operator)).send().refused(403, "forbidden");
        operator.api().call("PUT", role(robot)).send().refused(403, "forbidden");
        operator.api().call("PUT", "/api/admin/auditors/nobody").send().refused(404, "user-not-found");
        operator.api().delete("/api/admin/auditors/nobody").refused(404, "user-not-found");
    }

    @Test
    void nothingIsOpenedWithoutAReason() {
        katherine.api().post("/api/audits", Map.of("chatId", chat)).invalid("reason");
        opens(katherine, chat, "  ").invalid("reason");
        opens(katherine, chat, "x".repeat(501)).invalid("reason");
        opens(katherine, chat, "two\nlines").invalid("reason");
        opens(katherine, "nosuchchat", REASON).refused(404, "chat-not-found");
        assertThat(ada.api().get("/api/chats/" + chat + "/audits").expect(200).items())
                .isEmpty();
    }

    @Test
    void membersSeeWhoReadsTheirChatAndWhy() {
        try (Device device = Device.of(grace)) {
            Answer audit = opens(katherine, chat, REASON).expect(201);
            Heard frame = device.frames().await("chat_audited");

            assertThat(frame.data().path("audit")).isEqualTo(audit.json());
            assertThat(frame.number("seq")).isEqualTo(1);
            Answer shown = ada.sees("/api/chats/" + chat + "/audits", audit.position());
            assertThat(shown.expect(200).items()).containsExactly(audit.json());
            assertThat(audit.at("auditor.id").asString()).isEqualTo(katherine.id());
            assertThat(audit.string("reason")).isEqualTo(REASON);
            Answer seen = ada.sees("/api/chats/" + chat, audit.position()).expect(200);
            assertThat(seen.number("lastSeq")).isEqualTo(1);
            assertThat(seen.at("lastAudit")).isEqualTo(audit.json());
        }
        katherine.api().get("/api/chats/" + chat + "/audits").refused(404, "chat-not-found");
    }

    @Test
    void whoWasAwayHearsOfItWhenTheyComeBack() {
        String position = grace.says(chat, "Gone").expect(201).position();
        opens(katherine, chat, REASON).expect(201);
        try (Device device = Device.resuming(grace, position)) {
            assertThat(device.frames()
                            .await("chat_audited")
                            .data()
                            .at("/audit/reason")
                            .asString())
                    .isEqualTo(REASON);
        }
    }

    @Test
    void auditsComeInPages() {
        for (int i = 0; i < 3; i++) {
            opens(katherine, chat, "Reason " + i).expect(201);
        }
        String last = opens(katherine, chat, "Reason 3").expect(201).position();
        Answer newest = ada.sees("/api/chats/" + chat + "/audits?limit=3", last).expect(200);
        Answer older = ada.api()
                .get("/api/chats/" + chat + "/audits?limit=3&before=" + newest.number("nextCursor"))
                .expect(200);

        assertThat(newest.items())
                .extracting(audit -> audit.path("reason").asString())
                .containsExactly("Reason 3", "Reason 2", "Reason 1");
        assertThat(older.items())
                .extracting(audit -> audit.path("reason").asString())
                .containsExactly("Reason 0");
        assertThat(older.json().has("nextCursor")).isFalse();
    }

    @Test
    void theSameKeyIsTheSameAudit() {
        Map<String, String> body = Map.of("chatId", chat, "reason", REASON);
        Answer first = katherine
                .api()
                .call("POST", "/api/audits")
                .header("Idempotency-Key", "k1")
                .json(body)
                .send()
                .expect(201);
        Answer again = katherine
                .api()
                .call("POST", "/api/audits")
                .header("Idempotency-Key", "k1")
                .json(body)
                .send()
                .expect(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.position()).isEqualTo(first.position());
    }

    @Test
    void anAuditorReadsWhatWasSaidEditsAndDeletionsIncluded() {
        String message = ada.says(chat, "I shall pay ten pounds").expect(201).string("id");
        ada.api()
                .patch("/api/chats/" + chat + "/messages/" + message, Map.of("content", "I shall pay nothing"))
                .expect(200);
        ada.api().delete("/api/chats/" + chat + "/messages/" + message).expect(200);
        grace.reads(chat, 1).expect(204);
        Answer all = finds(opened(), Map.of()).expect(200);

        assertThat(types(all))
                .containsExactly(
                        "ChatCreated",
                        "MessageSent",
                        "MessageEdited",
                        "MessageDeleted",
                        "ReceiptsAdvanced",
                        "ChatAudited");
        assertThat(all.items().get(1).at("/payload/content").asString()).isEqualTo("I shall pay ten pounds");
        assertThat(all.items().get(1).path("actor").asString()).isEqualTo(ada.id());
        assertThat(all.items().get(4).path("actor").asString()).isEqualTo(grace.id());
        assertThat(all.items().getLast().path("actor").asString()).isEqualTo(katherine.id());
        assertThat(all.json().has("nextCursor")).isFalse();
    }

    @Test
    void filtersHoldTogether() {
        ada.says(chat, "Ten pounds for the ENGINE").expect(201);
        grace.says(chat, "Ten pounds is much").expect(201);
        String audit = opened();
        JsonNode said = finds(audit, Map.of("text", "engine", "types", List.of("MessageSent")))
                .expect(200)
                .items()
                .getFirst();

        assertThat(types(finds(audit, Map.of("text", "TEN POUNDS")))).hasSize(2);
        assertThat(types(finds(audit, Map.of("text", "ten pounds", "actor", grace.id()))))
                .hasSize(1);
        assertThat(types(finds(audit, Map.of("actor", katherine.id())))).containsExactly("ChatAudited");
        assertThat(types(finds(audit, Map.of("types", List.of("ChatCreated", "ChatAudited")))))
                .containsExactly("ChatCreated", "ChatAudited");
        String at = said.path("time").asString();
        assertThat(types(finds(audit, Map.of("until", at)))).containsExactly("ChatCreated");
        assertThat(types(finds(audit, Map.of("from", at)))).first().isEqualTo("MessageSent");
        assertThat(types(finds(audit, Map.of("after", said.path("position").asString()))))
                .containsExactly("MessageSent", "ChatAudited");
    }

    @Test
    void resultsComeInPages() {
        for (int i = 0; i < 7; i++) {
            ada.says(chat, "Message " + i).expect(201);
        }
        String audit = opened();
        Map<String, Object> filter = new HashMap<>(Map.of("limit", 3, "types", List.of("MessageSent")));
        int found = 0;
        String cursor = "";
        while (!cursor.isEmpty() || found == 0) {
            Answer page = finds(audit, filter).expect(200);
            found += page.items().size();
            cursor = page.json().path("nextCursor").asString("");
            filter.put("after", cursor);
        }
        assertThat(found).isEqualTo(7);
    }

    @Test
    void whatMakesNoSenseIsRefusedInWords() {
        String audit = opened();
        assertThat(finds(audit, Map.of("types", List.of("MessageShouted")))
                        .invalid("types")
                        .string("detail"))
                .contains("MessageSent");
        finds(audit, Map.of("types", List.of("ProfileChanged"))).invalid("types");
        finds(audit, Map.of("from", "2026-12-01T00:00:00.000Z", "until", "2026-11-01T00:00:00.000Z"))
                .invalid("until");
        finds(audit, Map.of("from", "yesterday")).invalid("from");
        assertThat(finds(audit, Map.of("after", "999999999999"))
                        .invalid("after")
                        .string("detail"))
                .contains("beyond the end of the log");
        finds(audit, Map.of("after", "here")).invalid("after");
        finds(audit, Map.of("limit", 201)).invalid("limit");
        finds(audit, Map.of("actor", "no body")).invalid("actor");
        finds(audit, Map.of("text", "")).invalid("text");
        katherine.api().post(audit + "/export", Map.of()).invalid("format");
        katherine.api().post(audit + "/export", Map.of("format", "xml")).invalid("format");
        finds(openedLog(), Map.of("text", "pounds")).invalid("text");
    }

    @Test
    void anAuditIsItsAuditorsAlone() {
        Person barbara = Person.named("barbara", ada.api().anonymous());
        operator.api().call("PUT", role(barbara)).send().expect(204);
        String audit = opened();

        barbara.api().post(audit + "/events", Map.of()).refused(404, "not-found");
        barbara.api().post(audit + "/export", Map.of("format", "csv")).refused(404, "not-found");
        ada.api().post(audit + "/events", Map.of()).refused(403, "forbidden");
        finds("/api/audits/" + chat, Map.of()).refused(404, "not-found");
        finds("/api/audits/00000000000000000000000000000000", Map.of()).refused(404, "not-found");
    }

    @Test
    void theRoleIsSeenByItsOwnerAndEndsAtOnce() {
        String audit = opened();
        assertThat(katherine.api().get("/api/users/me").at("auditor").asBoolean())
                .isTrue();
        assertThat(ada.api().get("/api/users/me").json().has("auditor")).isFalse();
        operator.api().delete(role(katherine)).expect(204);

        finds(audit, Map.of()).refused(403, "forbidden");
        opens(katherine, chat, REASON).refused(403, "forbidden");
        assertThat(katherine.api().get("/api/users/me").json().has("auditor")).isFalse();
        operator.api().delete(role(katherine)).expect(204);
        operator.api().call("PUT", role(katherine)).send().expect(204);
        finds(audit, Map.of()).expect(200);
    }

    @Test
    void anAuditOfTheWholeLogShowsWhoDidWhatAndNoText() {
        String before = ada.says(chat, "A secret of the two of us").expect(201).position();
        Answer all = finds(openedLog(), Map.of("actor", ada.id())).expect(200);

        assertThat(types(all)).contains("UserRegistered", "ChatCreated", "MessageSent");
        assertThat(all.text()).doesNotContain("secret").doesNotContain("payload");
        Answer newest = finds(openedLog(), Map.of("after", before)).expect(200);
        assertThat(types(newest)).contains("LogAudited");
        assertThat(ada.api().get("/api/chats/" + chat + "/audits").items()).isEmpty();
    }

    @Test
    void anExportIsTheChainsOwn() throws NoSuchAlgorithmException {
        Answer said = ada.says(chat, "Gr\u00fc\u00dfe \uD83D\uDE00").expect(201);
        Answer export = katherine
                .api()
                .post(opened() + "/export", Map.of("format", "ndjson"))
                .expect(200);
        List<JsonNode> lines =
                export.text().lines().map(JsonMapper.shared()::readTree).toList();

        assertThat(lines)
                .extracting(line -> line.path("type").asString())
                .containsExactly("ChatCreated", "MessageSent", "ChatAudited");
        JsonNode message = lines.get(1);
        assertThat(message.at("/payload/content").asString()).isEqualTo("Gr\u00fc\u00dfe \uD83D\uDE00");
        assertThat(message.path("position").asString()).isEqualTo(said.position());
        Answer proof = ada.sees("/api/chats/" + chat + "/messages/" + said.string("id") + "/proof", said.position())
                .expect(200);
        assertThat(message.path("hash").asString()).isEqualTo(hash(proof));
        assertThat(message.path("commit").asLong()).isEqualTo(proof.number("leafIndex") + 1);
    }

    /** As docs/proof.md says. */
    private static String hash(Answer proof) throws NoSuchAlgorithmException {
        ByteBuffer block = ByteBuffer.allocate(32 + 8 + 8 + 12 + 32);
        block.put(Base64.getDecoder().decode(proof.string("commit.previousHash")))
                .putLong(proof.number("leafIndex") + 1)
                .putLong(proof.number("commit.time"))
                .put(HexFormat.of().parseHex(proof.string("commit.id")))
                .put(Base64.getDecoder().decode(proof.string("commit.contentDigest")));
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(block.array()));
    }

    @Test
    void aSpreadsheetTakesNothingForAFormula() {
        ada.says(chat, "=HYPERLINK(\"https://example.org\", \"win\"), you").expect(201);
        ada.says(chat, "two\r\nlines").expect(201);
        Answer export = katherine
                .api()
                .post(opened() + "/export", Map.of("format", "csv", "types", List.of("MessageSent")))
                .expect(200);

        assertThat(export.text())
                .startsWith("position,commit,time,type,stream,seq,actor,text,payload,hash\r\n")
                .contains(",\"'=HYPERLINK(\"\"https://example.org\"\", \"\"win\"\"), you\",")
                .contains(",\"two\r\nlines\",");
        assertThat(export.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
        assertThat(export.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"audit-")
                .endsWith(".csv\"");
    }

    @Test
    void theCommandsOfTheHandbookWork(@TempDir Path folder) {
        ada.says(chat, "I shall pay ten pounds").expect(201);
        String said = HandbookShell.runAll(
                HandbookShell.page("audit.md"),
                "bash audit",
                folder,
                Map.of(
                        "api", ada.api().server() + "/api",
                        "operator", operator.api().token(),
                        "person", katherine.id(),
                        "token", katherine.api().token(),
                        "chat", chat));

        assertThat(said).contains("I shall pay ten pounds");
        assertThat(folder.resolve("audit.ndjson")).content().contains("\"type\":\"ChatAudited\"");
        assertThat(folder.resolve("audit.csv")).content().contains(",\"I shall pay ten pounds\",");
    }

    @Test
    void whoAsksForCsvByItsTypeGetsIt() {
        Answer export = katherine
                .api()
                .call("POST", opened() + "/export")
                .header("Accept", "text/csv")
                .json(Map.of("format", "csv"))
                .send()
                .expect(200);
        assertThat(Arrays.stream(export.text().split("\r\n", -1)).filter(row -> !row.isEmpty()))
                .hasSize(3);
        assertThat(export.text().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
    }
}

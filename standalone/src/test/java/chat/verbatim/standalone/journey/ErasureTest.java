package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ada leaves, and takes with her what she said. */
@ExtendWith(RunningVerbatim.class)
class ErasureTest {
    private static final String SECRET = "Deep in the engine turns a wheel of gold";

    private final ApiClient anonymous;
    private final Person ada;
    private final Person grace;
    private final String chat;

    ErasureTest(ApiClient api) {
        anonymous = api;
        ada = Person.named("ada", api);
        grace = Person.named("grace", api);
        chat = ada.group("Engine", grace);
    }

    private Answer erases(Person person) {
        return person.api().post("/api/users/me/erasure", Map.of("password", Person.PASSWORD));
    }

    private static String positionOf(Answer erasure) {
        return erasure.expect(202).string("position");
    }

    @Test
    void nobodyReadsWhatSheWrote() {
        Answer said = ada.says(chat, SECRET).expect(201);
        Answer answer = grace.api()
                .post("/api/chats/" + chat + "/messages", Map.of("content", "Really?", "replyTo", said.string("id")))
                .expect(201);
        assertThat(grace.history(chat, "", answer.position()).json().toString()).contains(SECRET);

        String position = positionOf(erases(ada));

        Answer history = grace.history(chat, "", position).expect(200);
        assertThat(history.json().toString()).doesNotContain(SECRET).doesNotContain(ada.username());
        JsonNode hers = history.items().stream()
                .filter(message -> message.path("id").asString().equals(said.string("id")))
                .findFirst()
                .orElseThrow();
        assertThat(hers.path("content").asString()).isEmpty();
        assertThat(hers.at("/sender/erased").asBoolean()).isTrue();
        assertThat(hers.has("deletedAt")).isFalse();
        for (String path : new String[] {
            "/api/chats",
            "/api/chats/" + chat,
            "/api/chats/" + chat + "/as-of?seq=2",
            "/api/chats/" + chat + "/as-of/messages?seq=2",
            "/api/chats/" + chat + "/events",
            "/api/chats/" + chat + "/messages/" + said.string("id"),
            "/api/chats/" + chat + "/messages/" + said.string("id") + "/proof",
            "/api/users/" + ada.id(),
            "/api/users?query=" + ada.username()
        }) {
            assertThat(grace.sees(path, position).expect(200).json().toString())
                    .as(path)
                    .doesNotContain(SECRET)
                    .doesNotContain(ada.username());
        }
    }

    @Test
    void whoReadsItNowIsToldAtOnce() {
        ada.says(chat, SECRET).expect(201);
        try (Device device = Device.of(grace)) {
            positionOf(erases(ada));
            Heard frame = device.frames().await("user_updated");
            assertThat(frame.string("userId")).isEqualTo(ada.id());
            assertThat(frame.data().path("erased").asBoolean()).isTrue();
        }
    }

    @Test
    void whoWasAwayIsToldWhenTheyComeBackAndGetsNoText() {
        String before = grace.says(chat, "Gone for tea").expect(201).position();
        ada.says(chat, SECRET).expect(201);
        positionOf(erases(ada));
        try (Device device = Device.resuming(grace, before)) {
            assertThat(device.frames()
                            .await("user_updated")
                            .data()
                            .path("erased")
                            .asBoolean())
                    .isTrue();
            assertThat(device.frames().await("receive_message").string("content"))
                    .isEmpty();
            assertThat(device.frames().all())
                    .noneMatch(frame -> frame.data().toString().contains(SECRET));
        }
    }

    @Test
    void nobodyActsAsHerAndHerNamesAreFree() {
        Person robot = ada.bot("robot", "messages:read");
        try (Device device = Device.of(ada)) {
            positionOf(erases(ada));
            assertThat(device.end()).isNotEmpty();
        }
        ada.api().get("/api/chats").refused(401, "unauthenticated");
        ada.says(chat, "still here").refused(401, "unauthenticated");
        robot.api().get("/api/chats").refused(401, "unauthenticated");
        anonymous
                .post("/api/auth/refresh", Map.of("refreshToken", ada.refreshToken()))
                .refused(401, "refresh-token-invalid");
        anonymous
                .post("/api/auth/login", Map.of("email", ada.email(), "password", Person.PASSWORD))
                .refused(401, "invalid-credentials");
        anonymous
                .post("/api/auth/register", Person.registration(ada.username()))
                .expect(201);
    }

    /** Of a group she is no member by then, so that nobody there is told; whoever has a chat of two with her is. */
    @Test
    void whoHasAChatOfTwoWithHerSeesHerGo() {
        ada.chatWith(grace);
        try (Device graces = Device.of(grace)) {
            try (Device adas = Device.of(ada)) {
                graces.frames()
                        .await("user_online", frame -> frame.string("userId").equals(ada.id()));
                positionOf(erases(ada));
                assertThat(adas.end()).isNotEmpty();
            }
            graces.frames()
                    .await("user_offline", frame -> frame.string("userId").equals(ada.id()));
        }
    }

    @Test
    void herGroupsGoOnWithoutHer() {
        String position = positionOf(erases(ada));
        Eventually.isTrue(() -> grace.sees("/api/chats/" + chat, position)
                        .expect(200)
                        .at("participants")
                        .size()
                == 1);
        Answer group = grace.sees("/api/chats/" + chat, position).expect(200);
        assertThat(group.string("name")).isEqualTo("Engine");
        assertThat(group.at("participants").get(0).path("role").asString()).isEqualTo("owner");
        grace.says(chat, "Only me now").expect(201);
    }

    @Test
    void herFilesAreGone() throws Exception {
        String file = FileCalls.uploaded(ada, chat, FileCalls.noise(1_000));
        FileCalls.sends(ada, chat, "", "k1", file).expect(201);
        assertThat(FileCalls.download(grace, chat, file).statusCode()).isEqualTo(200);
        certified(erases(ada));
        HttpResponse<byte[]> refused = FileCalls.download(grace, chat, file);
        assertThat(refused.statusCode()).isEqualTo(404);
    }

    @Test
    void aWrongPasswordErasesNobody() {
        ada.api()
                .post("/api/users/me/erasure", Map.of("password", "guessed it"))
                .invalid("password");
        ada.api().post("/api/users/me/erasure", Map.of()).invalid("password");
        ada.says(chat, "still here").expect(201);
    }

    @Test
    void anOperatorErasesWithAReasonAndTwiceIsOnce() {
        Person operator = Person.operator(anonymous);
        String path = "/api/admin/users/" + ada.id() + "/erasure";
        grace.api().post(path, Map.of("reason", "spite")).refused(403, "forbidden");
        operator.api().post(path, Map.of()).invalid("reason");
        operator.api()
                .post("/api/admin/users/nobody/erasure", Map.of("reason", "typo"))
                .refused(404, "user-not-found");
        operator.api()
                .post("/api/admin/users/" + operator.id() + "/erasure", Map.of("reason", "leaving"))
                .refused(409, "conflict");
        Answer first = operator.api().post(path, Map.of("reason", "Request 17")).expect(202);
        Answer second =
                operator.api().post(path, Map.of("reason", "Request 18")).expect(202);
        assertThat(second.string("id")).isEqualTo(first.string("id"));
        assertThat(statement(certified(first)).path("reason").asString()).isEqualTo("Request 17");
        anonymous.get("/api/erasures/nosuch").refused(404, "not-found");
    }

    @Test
    void theCertificateSaysWhatWasErasedAndIsSigned() throws Exception {
        ada.says(chat, SECRET).expect(201);
        ada.says(chat, "and another one").expect(201);
        Answer erasure = certified(erases(ada));

        JsonNode statement = statement(erasure);
        assertThat(statement.path("userId").asString()).isEqualTo(ada.id());
        assertThat(statement.at("/erased/sealedEvents/MessageSent").asInt()).isEqualTo(2);
        assertThat(statement.at("/erased/sealedEvents/UserRegistered").asInt()).isEqualTo(1);
        assertThat(statement.at("/erased/plainEvents").asInt()).isZero();
        assertThat(erasure.json().toString()).doesNotContain(ada.username()).doesNotContain(ada.email());
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(key());
        check.update(("verbatim erasure certificate v1\n"
                        + erasure.at("certificate.statement").asString())
                .getBytes(StandardCharsets.UTF_8));
        assertThat(check.verify(Base64.getDecoder()
                        .decode(erasure.at("certificate.signature").asString())))
                .isTrue();
    }

    @Test
    void theCommandsOfTheHandbookWork(@TempDir Path folder) throws Exception {
        HandbookShell.runAll(
                HandbookShell.page("erasure.md"),
                "bash erasure",
                folder,
                Map.of(
                        "api", anonymous.server() + "/api",
                        "token", ada.api().token(),
                        "password", Person.PASSWORD,
                        "person", grace.id(),
                        "operator", Person.operator(anonymous).api().token()));

        assertThat(folder.resolve("my-data.ndjson")).content().contains("UserRegistered");
        assertThat(verified(folder, "certificate.json"))
                .contains("user " + ada.id() + ": nobody can read")
                .contains("CERTIFIED: at position");
        Path file = folder.resolve("certificate.json");
        Files.writeString(file, Files.readString(file).replace("\\\"files\\\":0", "\\\"files\\\":9"));
        assertThat(verified(folder, "certificate.json")).contains("NOT CERTIFIED: the certificate is not signed");
    }

    private static String verified(Path folder, String file) throws Exception {
        String certificate = folder.resolve(file).toString();
        return VerifyLogRun.of(
                        "certificate",
                        certificate,
                        "--key",
                        folder.resolve("key.json").toString())
                .output();
    }

    private PublicKey key() throws Exception {
        String note = grace.api().get("/api/proof/key").expect(200).string("key");
        byte[] typed = Base64.getDecoder().decode(note.split("\\+", 3)[2]);
        String x509 = "302a300506032b6570032100" + HexFormat.of().formatHex(typed, 1, typed.length);
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(x509)));
    }

    private static JsonNode statement(Answer erasure) {
        return JsonMapper.shared().readTree(erasure.at("certificate.statement").asString());
    }

    private Answer certified(Answer accepted) {
        String path = "/api/erasures/" + accepted.expect(202).string("id");
        Eventually.isTrue(() -> anonymous.get(path).expect(200).string("stage").equals("certified"));
        return anonymous.get(path).expect(200);
    }
}

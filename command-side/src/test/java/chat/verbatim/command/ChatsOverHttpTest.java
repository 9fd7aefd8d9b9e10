package chat.verbatim.command;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.command.HttpClientOfTests.Answer;
import chat.verbatim.command.HttpClientOfTests.Person;
import chat.verbatim.eventstore.LogReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
class ChatsOverHttpTest {
    @LocalServerPort
    private int port;

    @Autowired
    private LogReader log;

    private HttpClientOfTests http;
    private Person ada;
    private Person grace;

    @BeforeEach
    void twoPeople() throws Exception {
        http = new HttpClientOfTests(port);
        ada = http.register();
        grace = http.register();
    }

    @Test
    void aGroupLivesItsLife() throws Exception {
        Person barbara = http.register();
        String group = "/api/chats/" + aGroup(grace);
        http.patch(grace, group, Map.of("name", "Loom")).expect(200);
        Answer added = http.post(ada, group + "/participants", Map.of("userId", barbara.id()))
                .expect(200);
        assertThat(added.body().path("participants")).hasSize(3);
        assertThat(added.text("/name")).isEqualTo("Loom");
        http.delete(grace, group + "/participants/" + barbara.id()).refused(403, "forbidden");
        http.delete(ada, group + "/participants/" + barbara.id()).expect(204);
        http.delete(ada, group + "/participants/" + ada.id()).expect(204);
        http.patch(ada, group, Map.of("name", "x")).refused(404, "chat-not-found");
        http.delete(grace, group + "/participants/" + barbara.id()).expect(204);
    }

    @Test
    void aMessageIsEditedAndTakenBack() throws Exception {
        String messages = "/api/chats/" + aDirectChat() + "/messages";
        String message = messages + "/" + say(messages, "Helo").text("/id");
        Answer edited = http.patch(ada, message, Map.of("content", "Hello")).expect(200);
        assertThat(edited.text("/content")).isEqualTo("Hello");
        assertThat(edited.body().path("edited").asBoolean()).isTrue();
        assertThat(edited.text("/position")).isEqualTo(edited.position());
        http.patch(ada, message, Map.of("content", "Hello")).expect(200);
        http.patch(grace, message, Map.of("content", "x")).refused(403, "forbidden");
        http.delete(grace, message).refused(403, "forbidden");
        Answer deleted = http.delete(ada, message).expect(200);
        assertThat(deleted.text("/content")).isEmpty();
        assertThat(http.delete(ada, message).expect(200).position()).isEqualTo(deleted.position());
        http.patch(ada, message, Map.of("content", "again")).refused(409, "message-deleted");
    }

    @Test
    void tenEqualSendsAtOnceAreOneMessage() throws Exception {
        String messages = "/api/chats/" + aDirectChat() + "/messages";
        List<Callable<Answer>> sends = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            sends.add(() -> http.post(ada, messages, Map.of("content", "Hello"), "Idempotency-Key", "same"));
        }
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : threads.invokeAll(sends)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).extracting(Answer::status).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
    }

    @Test
    void theSameKeyBeginsOneGroup() throws Exception {
        Map<String, Object> request = Map.of("participants", List.of(grace.id()), "isGroup", true);
        Answer first =
                http.post(ada, "/api/chats", request, "Idempotency-Key", "g1").expect(201);
        Answer again =
                http.post(ada, "/api/chats", request, "Idempotency-Key", "g1").expect(200);
        Answer other =
                http.post(ada, "/api/chats", request, "Idempotency-Key", "g2").expect(201);
        assertThat(again.text("/id")).isEqualTo(first.text("/id")).isNotEqualTo(other.text("/id"));
    }

    @Test
    void aStrangerIsToldTheSameAsAboutAChatThatNeverWas() throws Exception {
        Person mallory = http.register();
        String chat = "/api/chats/" + aGroup(grace);
        String message = chat + "/messages/" + say(chat + "/messages", "secret").text("/id");
        String nowhere = "/api/chats/" + "0".repeat(32);
        String refused = http.post(mallory, nowhere + "/messages", Map.of("content", "x"))
                .expect(404)
                .raw()
                .body();
        for (Answer answer : List.of(
                http.post(mallory, chat + "/messages", Map.of("content", "x")),
                http.patch(mallory, chat, Map.of("name", "x")),
                http.post(mallory, chat + "/participants", Map.of("userId", mallory.id())),
                http.delete(mallory, chat + "/participants/" + ada.id()),
                http.patch(mallory, message, Map.of("content", "x")),
                http.delete(mallory, message),
                http.post(mallory, chat + "/read", Map.of("seq", 1)),
                http.post(mallory, nowhere + "/read", Map.of("seq", 1)),
                http.post(mallory, "/api/chats/no!chat/messages", Map.of("content", "x")))) {
            answer.refused(404, "chat-not-found");
            assertThat(answer.raw().body()).isEqualTo(refused);
        }
    }

    @Test
    void readMarksMoveForwardOnly() throws Exception {
        String chat = "/api/chats/" + aDirectChat();
        say(chat + "/messages", "one");
        say(chat + "/messages", "two");
        Answer first = http.post(grace, chat + "/read", Map.of("seq", 1)).expect(204);
        assertThat(first.position()).isNotEqualTo("0");
        Answer back = http.post(grace, chat + "/read", Map.of("seq", 0)).expect(204);
        assertThat(back.raw().headers().firstValue("Verbatim-Position")).isEmpty();
        http.post(grace, chat + "/read", Map.of("seq", 99)).expect(204);
        assertThat(http.post(grace, chat + "/read", Map.of("seq", 2))
                        .expect(204)
                        .raw()
                        .headers()
                        .firstValue("Verbatim-Position"))
                .isEmpty();
        http.post(ada, chat + "/read", Map.of("seq", 99)).expect(204);
        http.post(grace, chat + "/read", Map.of("seq", -1)).refused(400, "invalid-request");
        http.post(grace, chat + "/read", Map.of("seq", "1")).refused(400, "malformed-request");
        http.post(grace, chat + "/read", Map.of()).refused(400, "invalid-request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|invalid-request",
                "{\"isGroup\":false}|invalid-request",
                "{\"participants\":[\"GRACE\"]}|invalid-request",
                "{\"participants\":[],\"isGroup\":false}|invalid-request",
                "{\"participants\":[\"ADA\"],\"isGroup\":false}|invalid-request",
                "{\"participants\":[\"GRACE\",\"other\"],\"isGroup\":false}|invalid-request",
                "{\"participants\":[null],\"isGroup\":true}|invalid-request",
                "{\"participants\":[\"GRACE\"],\"isGroup\":true,\"name\":\" \"}|invalid-request",
                "{\"participants\":[\"GRACE\"],\"isGroup\":\"true\"}|malformed-request",
                "{\"participants\":[7],\"isGroup\":true}|malformed-request",
                "{\"participants\":\"GRACE\",\"isGroup\":true}|malformed-request",
                "[]|malformed-request"
            })
    void whatMakesNoChatIsRefused(String body, String code) throws Exception {
        String request = body.replace("GRACE", grace.id()).replace("ADA", ada.id());
        http.write("POST", ada, "/api/chats", request).refused(400, code);
    }

    @Test
    void nothingIsHalfDoneWhenAParticipantDoesNotExist() throws Exception {
        long before = log.headPosition();
        http.post(ada, "/api/chats", Map.of("participants", List.of(grace.id(), "nobody"), "isGroup", true))
                .refused(404, "user-not-found");
        http.post(ada, "/api/chats", Map.of("participants", List.of("nobody"), "isGroup", false))
                .refused(404, "user-not-found");
        assertThat(log.headPosition()).isEqualTo(before);
    }

    @Test
    void contentHasItsLimits() throws Exception {
        String messages = "/api/chats/" + aDirectChat() + "/messages";
        http.post(ada, messages, Map.of()).refused(400, "invalid-request");
        http.post(ada, messages, Map.of("content", "")).refused(400, "invalid-request");
        http.post(ada, messages, Map.of("content", " \n\t ")).refused(400, "invalid-request");
        http.post(ada, messages, Map.of("content", 5)).refused(400, "malformed-request");
        http.post(ada, messages, Map.of("content", "x".repeat(8_001))).refused(400, "invalid-request");
        http.write("POST", ada, messages, "{\"content\":\"\\ud800\"}").refused(400, "invalid-request");
        http.write("POST", ada, messages, "{\"content\":\"a\\u0000b\"}").refused(400, "invalid-request");
        http.post(ada, messages, Map.of("content", "x"), "Idempotency-Key", "k".repeat(129))
                .refused(400, "invalid-request");
        http.post(ada, messages, Map.of("content", "x"), "Idempotency-Key", "a b")
                .refused(400, "invalid-request");
        String emoji = "\uD83D\uDE00".repeat(8_000);
        assertThat(say(messages, emoji).text("/content")).isEqualTo(emoji);
        String kept = "  Gr\u00fc\u00dfe \u202e\u200d \r\n e\u0301 ";
        assertThat(say(messages, kept).text("/content")).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"nonsense", "0", "CHAT_0", "CHAT_99", "CHAT_-1", "CHAT_99999999999999999999", "other_1"})
    void whatNamesNoMessageOfThisChatIsNotFound(String id) throws Exception {
        String chatId = aDirectChat();
        String message = "/api/chats/" + chatId + "/messages/" + id.replace("CHAT", chatId);
        http.patch(ada, message, Map.of("content", "x")).refused(404, "message-not-found");
        http.delete(ada, message).refused(404, "message-not-found");
    }

    @Test
    void a11ChatStaysAsItIs() throws Exception {
        Person barbara = http.register();
        String chat = "/api/chats/" + aDirectChat();
        http.post(ada, chat + "/participants", Map.of("userId", barbara.id())).refused(409, "not-a-group");
        http.delete(ada, chat + "/participants/" + ada.id()).refused(409, "not-a-group");
        http.patch(ada, chat, Map.of("name", "us")).refused(409, "not-a-group");
    }

    private String aGroup(Person... others) throws Exception {
        List<String> ids = new ArrayList<>();
        for (Person other : others) {
            ids.add(other.id());
        }
        return http.post(ada, "/api/chats", Map.of("participants", ids, "isGroup", true, "name", "Engine"))
                .expect(201)
                .text("/id");
    }

    private String aDirectChat() throws Exception {
        return http.post(ada, "/api/chats", Map.of("participants", List.of(grace.id()), "isGroup", false))
                .expect(201)
                .text("/id");
    }

    private Answer say(String messages, String content) throws Exception {
        return http.post(ada, messages, Map.of("content", content)).expect(201);
    }
}

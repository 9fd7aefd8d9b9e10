package chat.verbatim.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shows that the referee lets good exchanges pass and sees each kind of bad one. */
class ContractTest {
    private static final String MESSAGES = "/api/chats/c1/messages";
    private static final String HELLO = Examples.read("examples/http/sendMessage.201.json");

    private final Contract contract = Contract.load();

    @Test
    void aGoodExchangePasses() {
        assertThatCode(() -> contract.checkExchange(sent("{\"content\": \"Hello\"}", 201, HELLO)))
                .doesNotThrowAnyException();
        assertThatCode(() -> contract.checkExchange(get(MESSAGES + "?before=7&limit=2", 200, history())))
                .doesNotThrowAnyException();
        assertThatCode(() -> contract.checkExchange(problem("GET", "/api/chats/none", 404, "chat-not-found")))
                .doesNotThrowAnyException();
        assertThatCode(() -> contract.checkExchange(new Exchange("POST", "/api/auth/logout", null, 204, Map.of(), "")))
                .doesNotThrowAnyException();
    }

    @Test
    void anUnknownPathOrMethodIsOnlyGoodForItsProblem() {
        assertViolation("no such path", () -> contract.checkExchange(get("/api/rooms", 200, "{}")));
        assertViolation(
                "no such method",
                () -> contract.checkExchange(new Exchange("DELETE", "/api/chats", null, 204, Map.of(), null)));
        assertThatCode(() -> contract.checkExchange(problem("GET", "/api/rooms", 404, "not-found")))
                .doesNotThrowAnyException();
        assertThatCode(() -> contract.checkExchange(problem("PUT", "/api/chats", 405, "method-not-allowed")))
                .doesNotThrowAnyException();
    }

    @Test
    void aStatusThatIsNotDocumentedIsSeen() {
        assertViolation(
                "none of [200, 201, 400", () -> contract.checkExchange(sent("{\"content\": \"Hello\"}", 202, HELLO)));
        assertViolation("none of", () -> contract.checkExchange(problem("GET", MESSAGES, 500, "internal")));
    }

    @Test
    void aBodyOfAnotherShapeIsSeen() {
        assertViolation(
                "seq", () -> contract.checkExchange(sent("{\"content\": \"Hello\"}", 201, without(HELLO, "seq"))));
        assertViolation(
                "mood",
                () -> contract.checkExchange(sent("{\"content\": \"Hello\"}", 201, with(HELLO, "\"mood\": \"good\""))));
        assertViolation(
                "editedAt",
                () -> contract.checkExchange(sent("{\"content\": \"Hello\"}", 201, with(HELLO, "\"editedAt\": null"))));
        assertViolation("not JSON", () -> contract.checkExchange(sent("{\"content\": \"Hello\"}", 201, "Hello")));
        assertViolation("no body", () -> contract.checkExchange(sent("{\"content\": \"Hello\"}", 201, "")));
        assertViolation(
                "a body where none belongs",
                () -> contract.checkExchange(new Exchange("POST", "/api/auth/logout", null, 204, Map.of(), "{}")));
    }

    @Test
    void anAddressThatShowsInADirectoryIsSeen() {
        String user = Examples.read("examples/http/getMe.200.json");

        assertViolation("email", () -> contract.checkExchange(get("/api/users/u1", 200, user)));
    }

    @Test
    void aWrongContentTypeIsSeen() {
        Exchange html = new Exchange(
                "GET", "/api/chats", null, 200, Map.of("content-type", List.of("text/html")), "{\"items\": []}");

        assertViolation("content type is 'text/html'", () -> contract.checkExchange(html));
    }

    @Test
    void aMissingHeaderIsSeen() {
        Exchange silent = new Exchange(
                "POST",
                MESSAGES,
                "{\"content\": \"Hello\"}",
                201,
                Map.of("Content-Type", List.of("application/json")),
                HELLO);

        assertViolation("Verbatim-Position is missing", () -> contract.checkExchange(silent));
    }

    @Test
    void aProblemThatContradictsItselfIsSeen() {
        String body = Examples.read("examples/problems/chat-not-found.json");

        assertViolation(
                "status is 404",
                () -> contract.checkExchange(new Exchange("GET", "/api/rooms", null, 401, problemHeaders(), body)));
        assertViolation(
                "type is",
                () -> contract.checkExchange(new Exchange(
                        "GET",
                        MESSAGES,
                        null,
                        404,
                        problemHeaders(),
                        body.replace("problem:chat-not-found", "problem:gone"))));
        assertViolation("code", () -> contract.checkExchange(problem("GET", MESSAGES, 404, "user-not-found")));
    }

    @Test
    void headIsGetWithoutABody() {
        assertThatCode(() -> contract.checkExchange(new Exchange("HEAD", MESSAGES, null, 200, Map.of(), "")))
                .doesNotThrowAnyException();
        assertThatCode(() -> contract.checkExchange(new Exchange("HEAD", "/api/auth/login", null, 405, Map.of(), "")))
                .doesNotThrowAnyException();
        assertViolation(
                "a body where none belongs",
                () -> contract.checkExchange(new Exchange("HEAD", MESSAGES, null, 200, Map.of(), "{}")));
        assertViolation(
                "none of", () -> contract.checkExchange(new Exchange("HEAD", MESSAGES, null, 500, Map.of(), "")));
    }

    @Test
    void optionsSaysWhichMethodsThereAre() {
        Map<String, List<String>> allow = Map.of("Allow", List.of("GET,HEAD,POST,OPTIONS"));

        assertThatCode(() -> contract.checkExchange(new Exchange("OPTIONS", MESSAGES, null, 200, allow, "")))
                .doesNotThrowAnyException();
        assertViolation(
                "Allow is missing",
                () -> contract.checkExchange(new Exchange("OPTIONS", MESSAGES, null, 200, Map.of(), "")));
    }

    @Test
    void whatAnyCallMayBeAnsweredWithNeedNotBeListed() {
        assertThatCode(() -> contract.checkExchange(problem("GET", MESSAGES, 413, "payload-too-large")))
                .doesNotThrowAnyException();
        assertThatCode(() -> contract.checkExchange(problem("GET", "/api/%ff", 400, "malformed-request")))
                .doesNotThrowAnyException();
        assertViolation("any call", () -> contract.checkExchange(problem("GET", "/api/rooms", 400, "invalid-request")));
    }

    @Test
    void aRequestMayHoldNullsForWhatIsLeftOut() {
        assertThatCode(() -> contract.checkExchange(sent("{\"content\": \"Hello\", \"mood\": null}", 201, HELLO)))
                .doesNotThrowAnyException();
        assertViolation("content", () -> contract.checkExchange(sent("{\"content\": null}", 201, HELLO)));
        assertThatCode(() -> contract.checkExchange(get(MESSAGES + "?limit=", 200, history())))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"content\": \"\"}| content",
                "{\"content\": 7}| content",
                "{}| content",
                "{\"content\": \"   \"}| content",
                "Hello| not JSON"
            })
    void aRequestThatShouldHaveBeenRefusedIsSeen(String request, String what) {
        assertViolation(what, () -> contract.checkExchange(sent(request, 201, HELLO)));
    }

    @Test
    void aParameterThatShouldHaveBeenRefusedIsSeen() {
        assertViolation("parameter limit", () -> contract.checkExchange(get(MESSAGES + "?limit=1000", 200, history())));
        assertViolation("parameter before", () -> contract.checkExchange(get(MESSAGES + "?before=x", 200, history())));
    }

    @Test
    void aRequestMayHoldMembersThatNobodyKnows() {
        assertThatCode(() -> contract.checkExchange(sent("{\"content\": \"Hello\", \"mood\": \"good\"}", 201, HELLO)))
                .doesNotThrowAnyException();
    }

    @Test
    void contentCountsInCodePoints() {
        String longest = "{\"content\": \"" + "😀".repeat(8_000) + "\"}";
        String tooLong = "{\"content\": \"" + "😀".repeat(8_001) + "\"}";

        assertThatCode(() -> contract.checkExchange(sent(longest, 201, HELLO))).doesNotThrowAnyException();
        assertViolation("8000", () -> contract.checkExchange(sent(tooLong, 201, HELLO)));
    }

    @Test
    void goodFramesPass() {
        assertThatCode(() -> {
                    contract.checkFrameFromServer("receive_message", frame("server/receive_message"));
                    contract.checkFrameFromClient("send_message", frame("client/send_message"));
                    contract.checkAck("send_message", frame("ack/send_message"));
                    contract.checkAck("send_message", frame("ack/send_message.refused"));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void badFramesAreSeen() {
        assertViolation("has only", () -> contract.checkFrameFromServer("shout", "{}"));
        assertViolation("has only", () -> contract.checkFrameFromClient("receive_message", "{}"));
        assertViolation(
                "seq",
                () -> contract.checkFrameFromServer(
                        "receive_message", without(frame("server/receive_message"), "seq")));
        assertViolation("mood", () -> contract.checkFrameFromServer("heartbeat", "{\"position\": \"1\", \"mood\": 1}"));
        assertViolation("chatId", () -> contract.checkFrameFromClient("user_typing", "{}"));
        assertViolation("message", () -> contract.checkAck("send_message", "{\"ok\": true}"));
        assertViolation("error", () -> contract.checkAck("sync", "{\"ok\": false}"));
        assertViolation("not JSON", () -> contract.checkAck("sync", "ok"));
    }

    @Test
    void theCodesOfErrorsAreKnown() {
        assertThat(contract.errorCodes())
                .contains("chat-not-found", "unknown-event")
                .hasSizeGreaterThan(20);
    }

    @Test
    void coverageTellsWhatWasExercised() {
        contract.checkExchange(sent("{\"content\": \"Hello\"}", 201, HELLO));
        contract.checkFrameFromServer("heartbeat", "{\"position\": \"1\"}");

        assertThat(contract.coverage().exercised())
                .containsExactly("frame from the server heartbeat", "sendMessage 201");
        assertThat(contract.coverage().missing()).contains("sendMessage 200", "ack of sync");
        assertThat(contract.coverage().untouchedOperations()).contains("login").doesNotContain("sendMessage");
        assertThat(contract.coverage().report())
                .startsWith("Contract: 2 of ")
                .contains("login", "frame from the server resync")
                .doesNotContain("sendMessage", "heartbeat");
    }

    private static void assertViolation(String text, ThrowingCallable check) {
        assertThatThrownBy(check).isInstanceOf(AssertionError.class).hasMessageContaining(text);
    }

    private static Exchange sent(String request, int status, String answer) {
        Map<String, List<String>> headers = new HashMap<>(Map.of("Verbatim-Position", List.of("43008")));
        headers.put("Content-Type", List.of("application/json;charset=UTF-8"));
        return new Exchange("POST", MESSAGES, request, status, headers, answer);
    }

    private static Exchange get(String path, int status, String answer) {
        return new Exchange("GET", path, null, status, Map.of("Content-Type", List.of("application/json")), answer);
    }

    private static Exchange problem(String method, String path, int status, String code) {
        String body = Examples.read("examples/problems/" + code + ".json");
        return new Exchange(method, path, null, status, problemHeaders(), body);
    }

    private static Map<String, List<String>> problemHeaders() {
        return Map.of("Content-Type", List.of("application/problem+json"));
    }

    private static String frame(String name) {
        return Examples.read("examples/frames/" + name + ".json");
    }

    private static String history() {
        return Examples.read("examples/http/listMessages.200.json");
    }

    private static String without(String json, String member) {
        return json.replaceFirst("\"" + member + "\": [^,]*,", "");
    }

    private static String with(String json, String member) {
        return json.replaceFirst("\\{", "{" + member + ",");
    }
}

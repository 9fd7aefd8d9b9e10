package chat.verbatim.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.verbatim.sdk.model.LoginRequest;
import chat.verbatim.sdk.model.SendMessageRequest;
import chat.verbatim.sdk.model.Session;
import chat.verbatim.sdk.model.User;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls over HTTP: what they carry, what is waited out, what is repeated, what is told. */
class ApiHttpTest {
    private static final String MESSAGE = """
            {"id": "m", "chatId": "c", "seq": 1, "content": "hi", "timestamp": "2026-11-22T10:15:30.123Z", "status": "sent",
             "edited": false, "position": "p9", "sender": {"id": "ada", "username": "ada", "profile": {"displayName": "A"}}}
            """;
    private static final Answer CHATS = new Answer(200, Map.of(), "{\"items\": []}");

    private record Answer(int status, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<HttpExchange> heard = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Tokens tokens;
    private final Api api;

    ApiHttpTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        tokens = new Tokens(Store.inMemory(), clock, null, old -> session("t2"));
        tokens.take(session("t1"));
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        api = new Api(uri, new ApiHttp(HttpClient.newHttpClient(), tokens, new ReadPosition(), pauses::add));
    }

    private static Session session(String token) {
        return new Session()
                .token(token)
                .refreshToken("r-" + token)
                .expiresIn(900)
                .user(new User().id("ada"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            heard.add(exchange);
            Answer answer = answers.remove();
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Answer problem(int status, String code, int retryAfter) {
        return new Answer(
                status,
                Map.of("Retry-After", "" + retryAfter),
                "{\"type\": \"\", \"title\": \"\", \"status\": %d, \"detail\": \"So.\", \"code\": \"%s\"}"
                        .formatted(status, code));
    }

    private void layOut(Answer... next) {
        answers.addAll(List.of(next));
    }

    private String say(String key) {
        return api.messages()
                .sendMessage("c/d", new SendMessageRequest().content("hi"), key)
                .getContent();
    }

    private VerbatimException failure(Runnable call) {
        return catchThrowableOfType(VerbatimException.class, call::run);
    }

    private List<String> header(String name) {
        return heard.stream()
                .map(exchange -> String.valueOf(exchange.getRequestHeaders().getFirst(name)))
                .toList();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void aCallCarriesTheTokenAndAReadSeesTheWriteBeforeIt() {
        layOut(new Answer(201, Map.of("Verbatim-Position", "p9"), MESSAGE), CHATS, CHATS);
        assertThat(say("k")).isEqualTo("hi");
        api.chats().listChats(null, 5, null, null);
        api.chats().listChats(null, null, "p1", null);
        assertThat(header("Authorization")).containsOnly("Bearer t1");
        assertThat(header("Idempotency-Key")).containsExactly("k", "null", "null");
        assertThat(header("Verbatim-Min-Position")).containsExactly("null", "p9", "p1");
        assertThat(heard.get(0).getRequestURI()).hasToString("/api/chats/c%2Fd/messages");
    }

    @Test
    void tooManyRequestsAreWaitedOutThreeTimes() {
        Answer limited = problem(429, "rate-limited", 3);
        layOut(limited, limited, limited, limited);
        VerbatimException failure = failure(() -> say("k"));
        assertThat(failure.code()).isEqualTo("rate-limited");
        assertThat(failure.retryAfter()).hasValue(3);
        assertThat(pauses).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(3));
    }

    @Test
    void whoShallWaitTooLongIsTold() {
        layOut(problem(429, "rate-limited", 31));
        assertThat(failure(() -> say("k")).retryAfter()).hasValue(31);
        assertThat(pauses).isEmpty();
    }

    @Test
    void aReadAndAWriteWithAKeyAreRepeatedAndAWriteWithoutOneIsNot() {
        Answer busy = problem(503, "outcome-unknown", 1);
        layOut(busy, CHATS, busy, new Answer(200, Map.of(), MESSAGE), busy);
        api.chats().listChats(null, null, null, null);
        say("k");
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
        VerbatimException failure =
                failure(() -> api.messages().sendMessage("c", new SendMessageRequest().content("hi"), null));
        assertThat(failure.code()).isEqualTo("outcome-unknown");
        assertThat(failure.passing()).isTrue();
    }

    @Test
    void aStaleTokenIsRenewedOnceAndALogInCarriesNone() {
        Answer stale = problem(401, "token-expired", 0);
        layOut(stale, CHATS, stale);
        api.chats().listChats(null, null, null, null);
        assertThat(failure(() ->
                                api.auth().login(new LoginRequest().email("a@b").password("x")))
                        .code())
                .isEqualTo("token-expired");
        assertThat(header("Authorization")).containsExactly("Bearer t1", "Bearer t2", "null");
    }

    @Test
    void aProblemSaysWhichFieldsAreWrong() {
        layOut(new Answer(400, Map.of(), """
                {"type": "", "title": "", "status": 400, "detail": "No.", "code": "invalid-request",
                 "errors": [{"field": "content", "message": "must not be blank"}]}
                """));
        VerbatimException failure = failure(() -> say("k"));
        assertThat(failure.fields()).containsEntry("content", "must not be blank");
        assertThat(failure.passing()).isFalse();
    }

    @Test
    void anAnswerThatIsNoProblemMayPass() {
        layOut(new Answer(404, Map.of(), "<html>"), new Answer(502, Map.of(), ""));
        assertThat(failure(() -> say("k"))).satisfies(failure -> {
            assertThat(failure.passing()).isTrue();
            assertThat(failure.status()).isEqualTo(404);
        });
        assertThat(failure(() -> say("k")).code()).isEqualTo("unavailable");
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() {
        server.stop(0);
        VerbatimException failure = failure(() -> api.chats().listChats(null, null, null, null));
        assertThat(failure.code()).isEqualTo(VerbatimException.UNREACHABLE);
        assertThat(failure.status()).isZero();
        assertThat(pauses).hasSize(3);
    }
}

package chat.verbatim.http;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.RefusalCode;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = SampleApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class HttpEdgeTest {
    private static final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void aCallerIsKnownByTheirToken() throws Exception {
        assertThat(get("/api/who").body())
                .isEqualTo("{\"who\":\"ada\",\"when\":\"1970-01-01T00:01:00.000Z\",\"role\":\"owner\"}");
    }

    @Test
    void aCallerMayBeAskedForByAnnotationToo() throws Exception {
        assertThat(get("/api/who-annotated").statusCode()).isEqualTo(200);
    }

    @Test
    void anAnswerMayComeLater() throws Exception {
        assertThat(get("/api/later").body()).contains("\"who\":\"ada\"");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,unauthenticated",
                "Bearer,unauthenticated",
                "Bearer forged,unauthenticated",
                "Basic good,unauthenticated",
                "Bearer old,token-expired"
            })
    void withoutAGoodTokenNobodyComesIn(String authorization, String code) throws Exception {
        HttpRequest.Builder request = request("/api/who");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> answer = send(request);
        assertProblem(answer, 401, code);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/who", "/%61pi/who", "/api/who/", "/api/unknown", "/api", "/actuator/env"})
    void everythingUnderTheApiNeedsAToken(String path) throws Exception {
        assertThat(send(request(path)).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api//who", "/api/;/who", "/api/who;x=1", "/x/..%2fapi/who", "/api/%2e/who", "/api/who%00"})
    void pathsWithTricksAreRefused(String path) throws Exception {
        assertProblem(send(request(path)), 400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/admin/who", "/api/%61dmin/who", "/api/admin/unknown", "/api/admin"})
    void whatIsForOperatorsIsClosedToEverybodyElse(String path) throws Exception {
        assertProblem(send(request(path).header("Authorization", "Bearer good")), 403, "forbidden");
        assertProblem(send(request(path).header("Authorization", "Bearer bot")), 403, "insufficient-scope");
        assertThat(send(request(path).header("Authorization", "Bearer operator"))
                        .statusCode())
                .isEqualTo(path.endsWith("who") ? 200 : 404);
    }

    @Test
    void aFormThatCannotBeDecodedIsNoAccident() throws Exception {
        HttpResponse<String> answer = send(request("/api/notes")
                .header("Authorization", "Bearer good")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("%s%")));
        assertThat(answer.statusCode()).isIn(400, 415);
    }

    @Test
    void logInIsOpenEvenWithAnExpiredToken() throws Exception {
        HttpResponse<String> answer = send(request("/api/auth/login")
                .header("Authorization", "Bearer old")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void everyRefusalBecomesAProblemHoweverDeepItHides(RefusalCode code) throws Exception {
        HttpResponse<String> answer = get("/api/refused/" + code);
        assertProblem(answer, ProblemStatus.of(code).value(), code.wireName());
        JsonNode problem = json(answer);
        assertThat(problem.path("type").asString()).isEqualTo("urn:verbatim:problem:" + code.wireName());
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isEqualTo("No.");
        assertThat(answer.headers().firstValue("Retry-After").isPresent())
                .isEqualTo(answer.statusCode() == 503 || answer.statusCode() == 429);
    }

    @Test
    void aLimitSaysWhenToComeBack() throws Exception {
        HttpResponse<String> answer = get("/api/wait");
        assertProblem(answer, 429, "rate-limited");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":5}|text",
                "{\"text\":true}|text",
                "{\"text\":{}}|text",
                "{\"text\":[\"x\"]}|text",
                "{\"count\":\"5\"}|count",
                "{\"count\":1.5}|count",
                "{\"count\":99999999999}|count",
                "{\"tags\":\"x\"}|tags",
                "{\"tags\":[\"x\",7]}|tags[1]",
                "{\"inner\":{\"number\":\"1\"}}|inner.number",
                "{\"inner\":\"\"}|inner"
            })
    void aFieldOfTheWrongTypeIsNamed(String body, String field) throws Exception {
        HttpResponse<String> answer = post("/api/notes", "application/json", BodyPublishers.ofString(body));
        assertProblem(answer, 400, "malformed-request");
        assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(json(answer).at("/errors/0/message").asString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "[]",
                "\"text\"",
                "7",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{} {}",
                "{}x",
                "{'text':'a'}"
            })
    void aBodyThatIsNoJsonObjectIsMalformed(String body) throws Exception {
        assertProblem(post("/api/notes", "application/json", BodyPublishers.ofString(body)), 400, "malformed-request");
    }

    @Test
    void aBodyInBrokenUtf8IsMalformed() throws Exception {
        byte[] body = "{\"text\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertProblem(
                post("/api/notes", "application/json", BodyPublishers.ofByteArray(body)), 400, "malformed-request");
    }

    @Test
    void deeplyNestedJsonIsMalformed() throws Exception {
        assertProblem(
                post("/api/notes", "application/json", BodyPublishers.ofString("{\"x\":" + "[".repeat(20_000))),
                400,
                "malformed-request");
    }

    @Test
    void fieldsThatNobodyKnowsAreIgnored() throws Exception {
        HttpResponse<String> answer =
                post("/api/notes", "application/json", BodyPublishers.ofString("{\"text\":\"a\",\"later\":1}"));
        assertThat(answer.body()).isEqualTo("{\"text\":\"a\"}");
    }

    @Test
    void aValueThatBreaksARuleNamesItsField() throws Exception {
        HttpResponse<String> answer = get("/api/blank");
        assertProblem(answer, 400, "invalid-request");
        assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo("content");
    }

    @ParameterizedTest
    @CsvSource({"/api/limit,limit", "/api/limit?limit=x,limit", "/api/limit?limit=,limit"})
    void aWrongParameterIsNamed(String path, String field) throws Exception {
        HttpResponse<String> answer = get(path);
        assertProblem(answer, 400, "invalid-request");
        assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void aPositionComesByHeader() throws Exception {
        assertThat(send(authorized("/api/limit?limit=1").header(PositionHeaders.MIN_POSITION, "41"))
                        .body())
                .isEqualTo("42");
        assertProblem(
                send(authorized("/api/limit?limit=1").header(PositionHeaders.MIN_POSITION, "-1")),
                400,
                "invalid-request");
    }

    /** Often, because an answer whose connection is closed too early gets lost once in thirty times. */
    @RepeatedTest(40)
    void bodiesMayBeAtMost128KiB() throws Exception {
        String fits = "{\"text\":\"" + "x".repeat(128 * 1024 - 11) + "\"}";
        assertThat(post("/api/notes", "application/json", BodyPublishers.ofString(fits))
                        .statusCode())
                .isEqualTo(200);
        assertProblem(
                post("/api/notes", "application/json", BodyPublishers.ofString(fits + " ")), 413, "payload-too-large");
    }

    @Test
    void bodiesOfUnknownLengthAreLimitedToo() throws Exception {
        byte[] large = ("{\"text\":\"" + "x".repeat(128 * 1024) + "\"}").getBytes(StandardCharsets.UTF_8);
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
        assertProblem(post("/api/notes", "application/json", chunked), 413, "payload-too-large");
    }

    @Test
    void theRestIsSaidInTheSameWay() throws Exception {
        assertProblem(get("/api/nowhere"), 404, "not-found");
        assertProblem(send(request("/nowhere.html")), 404, "not-found");
        assertProblem(send(authorized("/api/who").DELETE()), 405, "method-not-allowed");
        assertProblem(post("/api/notes", "text/plain", BodyPublishers.ofString("x")), 415, "unsupported-media-type");
        assertProblem(send(authorized("/api/who").header("Accept", "text/csv")), 406, "not-acceptable");
    }

    @Test
    void anAccidentTellsNothingButItsNumber() throws Exception {
        HttpResponse<String> answer = get("/api/boom");
        assertProblem(answer, 500, "internal");
        assertThat(answer.body()).doesNotContain("secret", "Exception", "chat.verbatim");
        assertThat(json(answer).path("incident").asString()).hasSize(36);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/text?text=%ff%fe HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer good",
                "GET /api/%ff HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer good",
                "GET /%zz HTTP/1.1\r\nHost: x",
                "GET / HTTP/9.9\r\nHost: x",
                "NONSENSE",
                "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: x",
                "GET / HTTP/1.1\r\nHost: x\r\nBad Header: x",
                "GET / HTTP/1.1"
            })
    void whatIsNoHttpGetsAProblemFromTheContainer(String head) throws Exception {
        String answer = raw(head + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 ");
        int status = Integer.parseInt(answer.substring(9, 12));
        assertThat(status).isBetween(400, 499).isNotEqualTo(401);
        assertThat(answer).contains("application/problem+json", "\"code\":\"");
        assertThat(answer).doesNotContain("jetty", "Exception");
    }

    @Test
    void aHeadTooLargeGetsAProblemToo() throws Exception {
        String answer = raw("GET / HTTP/1.1\r\nHost: x\r\nX-Large: " + "x".repeat(20_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }

    @Test
    void browsersAreToldWhatToForbid() throws Exception {
        HttpResponse<String> answer = send(request("/nowhere.html"));
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer good", "Bearer forged"})
    void whoIsRefusedBeforeAllWasReadIsAnsweredAndMayGoOn(String authorization) throws Exception {
        String head =
                "POST /api/notes HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n"
                        + "Authorization: " + authorization + "\r\n\r\n";
        String next = "GET /api/who HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer good\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket("localhost", port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(10_000);
            write(socket, head);
            // A slow sender: each piece comes alone, and the answer is long decided when the last one does.
            for (int i = 0; i < 100; i++) {
                write(socket, "[".repeat(1_000));
                Thread.sleep(5);
            }
            write(socket, next);
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answers)
                    .startsWith("HTTP/1.1 40")
                    .contains("HTTP/1.1 200")
                    .contains("\"who\":\"ada\"");
        }
    }

    private static void write(Socket socket, String text) throws Exception {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private String raw(String request) throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            write(socket, request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpRequest.Builder authorized(String path) {
        return request(path).header("Authorization", "Bearer good");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(authorized(path));
    }

    private HttpResponse<String> post(String path, String type, BodyPublisher body) throws Exception {
        return send(authorized(path).header("Content-Type", type).POST(body));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(answer).path("code").asString()).as(answer.body()).isEqualTo(code);
        assertThat(json(answer).path("status").asInt()).isEqualTo(status);
    }
}

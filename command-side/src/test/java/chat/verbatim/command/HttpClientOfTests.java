package chat.verbatim.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the server under test as a client would. */
final class HttpClientOfTests {
    static final String PASSWORD = "correct horse battery staple";
    private static final HttpClient http = HttpClient.newHttpClient();
    private static final JsonMapper json = JsonMapper.shared();

    private final int port;

    HttpClientOfTests(int port) {
        this.port = port;
    }

    /** Somebody who is logged in. */
    record Person(String id, String email, String token, String refreshToken) {}

    record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        Answer expect(int expected) {
            assertThat(status).as(raw.body()).isEqualTo(expected);
            return this;
        }

        void refused(int expected, String code) {
            expect(expected);
            assertThat(raw.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(body.path("code").asString()).as(raw.body()).isEqualTo(code);
        }

        String text(String pointer) {
            return body.at(pointer).asString();
        }

        String position() {
            return raw.headers().firstValue("Verbatim-Position").orElseThrow();
        }
    }

    Person register() throws Exception {
        String name = "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        return register(name, name + "@example.org");
    }

    Person register(String username, String email) throws Exception {
        Answer answer = post(
                        null, "/api/auth/register", Map.of("email", email, "username", username, "password", PASSWORD))
                .expect(201);
        return new Person(answer.text("/user/id"), email, answer.text("/token"), answer.text("/refreshToken"));
    }

    Answer get(@Nullable Person who, String path) throws Exception {
        return send(who, HttpRequest.newBuilder(uri(path)));
    }

    Answer delete(@Nullable Person who, String path) throws Exception {
        return send(who, HttpRequest.newBuilder(uri(path)).DELETE());
    }

    Answer post(@Nullable Person who, String path, Object body, String... headers) throws Exception {
        return write("POST", who, path, json.writeValueAsString(body), headers);
    }

    Answer patch(@Nullable Person who, String path, Object body) throws Exception {
        return write("PATCH", who, path, json.writeValueAsString(body));
    }

    Answer write(String method, @Nullable Person who, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(who, request);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static Answer send(@Nullable Person who, HttpRequest.Builder request) throws Exception {
        if (who != null) {
            request.header("Authorization", "Bearer " + who.token());
        }
        HttpResponse<String> raw = http.send(request.build(), BodyHandlers.ofString());
        JsonNode body = raw.body().isEmpty() ? json.nullNode() : json.readTree(raw.body());
        return new Answer(raw.statusCode(), body, raw);
    }
}

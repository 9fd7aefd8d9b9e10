package chat.verbatim.standalone.journey;

import chat.verbatim.spec.Contract;
import chat.verbatim.spec.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP to a running Verbatim. Whatever it hears goes through the contract first, so every test is a contract test. */
final class ApiClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI server;
    private final Contract contract;
    private final @Nullable String token;

    ApiClient(URI server, Contract contract) {
        this(server, contract, null);
    }

    private ApiClient(URI server, Contract contract, @Nullable String token) {
        this.server = server;
        this.contract = contract;
        this.token = token;
    }

    /** The same, but with this bearer token in each request. */
    ApiClient with(String bearer) {
        return new ApiClient(server, contract, bearer);
    }

    /** The same, but without any token. */
    ApiClient anonymous() {
        return new ApiClient(server, contract, null);
    }

    /** The same, but with a referee of its own, who tells what this client alone has exercised. */
    ApiClient judgedBy(Contract other) {
        return new ApiClient(server, other, token);
    }

    URI server() {
        return server;
    }

    Contract contract() {
        return contract;
    }

    /** The bearer token. */
    String token() {
        return Objects.requireNonNull(token, "anonymous");
    }

    Answer get(String path) {
        return call("GET", path).send();
    }

    Answer post(String path, Object body) {
        return call("POST", path).json(body).send();
    }

    Answer patch(String path, Object body) {
        return call("PATCH", path).json(body).send();
    }

    Answer delete(String path) {
        return call("DELETE", path).send();
    }

    Call call(String method, String path) {
        Call call = new Call(this, method, path);
        return token == null ? call : call.header("Authorization", "Bearer " + token);
    }

    Answer send(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(call.path()))
                .timeout(PATIENCE)
                .method(call.method(), call.publisher());
        call.headers().forEach(request::header);
        HttpResponse<byte[]> response = exchange(request.build());
        String text = new String(response.body(), StandardCharsets.UTF_8);
        contract.checkExchange(new Exchange(
                call.method(),
                call.path(),
                call.text(),
                response.statusCode(),
                response.headers().map(),
                text));
        return new Answer(call, response.statusCode(), response.headers(), text);
    }

    private static HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + ' ' + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

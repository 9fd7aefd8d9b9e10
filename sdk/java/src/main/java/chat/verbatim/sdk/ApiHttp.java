package chat.verbatim.sdk;

import chat.verbatim.sdk.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the generated calls go through: adds the token and the position to read at, waits where the server asks for it, repeats what can be
 * repeated without harm, and turns problems into {@link VerbatimException}s.
 */
final class ApiHttp extends HttpClient {
    private static final int REPEATS = 3;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final String MIN_POSITION = "Verbatim-Min-Position";
    private static final Set<String> WITHOUT_TOKEN =
            Set.of("/api/auth/register", "/api/auth/login", "/api/auth/refresh", "/api/auth/password-reset");

    /** Waits. */
    interface Sleeper {
        void sleep(Duration pause) throws InterruptedException;
    }

    private final HttpClient http;
    private final Tokens tokens;
    private final ReadPosition position;
    private final Sleeper sleeper;

    ApiHttp(HttpClient http, Tokens tokens, ReadPosition position, Sleeper sleeper) {
        this.http = http;
        this.tokens = tokens;
        this.position = position;
        this.sleeper = sleeper;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws InterruptedException {
        boolean renewed = false;
        for (int repeats = 0; ; ) {
            String token = isOpen(request) ? null : tokens.current();
            VerbatimException failure;
            try {
                HttpResponse<T> response = http.send(complete(request, token), handler);
                if (response.statusCode() < 400) {
                    response.headers().firstValue("Verbatim-Position").ifPresent(position::written);
                    return response;
                }
                failure = failure(response);
            } catch (IOException e) {
                failure = VerbatimException.unreachable("No answer from " + request.uri() + ": " + e, e);
            }
            if (!renewed && token != null && failure.status() == 401 && !tokens.isFixed()) {
                tokens.renew(token);
                renewed = true;
            } else if (repeats < REPEATS && mayRepeat(request, failure)) {
                repeats++;
                sleeper.sleep(pause(failure));
            } else {
                throw failure;
            }
        }
    }

    private static boolean isOpen(HttpRequest request) {
        return WITHOUT_TOKEN.stream().anyMatch(request.uri().getPath()::endsWith);
    }

    private HttpRequest complete(HttpRequest request, @Nullable String token) {
        HttpRequest.Builder complete = HttpRequest.newBuilder(request, (name, value) -> true);
        if (token != null) {
            complete.setHeader("Authorization", "Bearer " + token);
        }
        String at = position.get();
        if (isRead(request)
                && at != null
                && request.headers().firstValue(MIN_POSITION).isEmpty()) {
            complete.setHeader(MIN_POSITION, at);
        }
        if (request.timeout().isEmpty()) {
            complete.timeout(LONGEST_PAUSE);
        }
        return complete.build();
    }

    private static boolean isRead(HttpRequest request) {
        return request.method().equals("GET");
    }

    private static boolean mayRepeat(HttpRequest request, VerbatimException failure) {
        if (failure.status() == 429) {
            return pause(failure).compareTo(LONGEST_PAUSE) <= 0;
        }
        boolean harmless = isRead(request)
                || request.headers().firstValue("Idempotency-Key").isPresent();
        return harmless && (failure.status() == 503 || failure.status() == 0);
    }

    private static Duration pause(VerbatimException failure) {
        return failure.retryAfter().isPresent()
                ? Duration.ofSeconds(failure.retryAfter().getAsInt())
                : PAUSE;
    }

    private static VerbatimException failure(HttpResponse<?> response) throws IOException {
        int retryAfter = response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(-1);
        int status = response.statusCode();
        if (response.body() instanceof InputStream body) {
            try (body) {
                JsonNode problem = Frame.JSON.readTree(body.readAllBytes());
                String code = problem.path("code").asString("");
                if (!code.isEmpty()) {
                    return VerbatimException.of(
                            Frame.JSON.treeToValue(problem, Problem.class), code, status, retryAfter);
                }
            } catch (JacksonException notOfTheContract) {
                return VerbatimException.of(status, retryAfter);
            }
        }
        return VerbatimException.of(status, retryAfter);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        throw new UnsupportedOperationException("The generated calls are synchronous.");
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushes) {
        return sendAsync(request, handler);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return http.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return http.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return http.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return http.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return http.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return http.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return http.authenticator();
    }

    @Override
    public Version version() {
        return http.version();
    }

    @Override
    public Optional<Executor> executor() {
        return http.executor();
    }
}

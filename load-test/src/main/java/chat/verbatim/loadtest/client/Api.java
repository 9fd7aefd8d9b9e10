package chat.verbatim.loadtest.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the generator asks over HTTP. Every call throws {@link IllegalStateException} when it is refused. */
public final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "correct horse battery staple";
    private static final int AT_ONCE = 8;

    private final URI server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public Api(URI server) {
        this.server = server;
    }

    /** Registers so many people whom nobody has heard of before. */
    public List<Account> register(int people) {
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Account>> registered = IntStream.range(0, people)
                    .mapToObj(i -> workers.submit(() -> registered()))
                    .toList();
            return registered.stream().map(Api::get).toList();
        }
    }

    private Account registered() {
        String name = "load" + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
        JsonNode answer = post(
                "/api/auth/register",
                null,
                Map.of("email", name + "@example.org", "username", name, "password", PASSWORD),
                null);
        return new Account(
                answer.path("user").path("id").asString(), answer.path("token").asString());
    }

    /** A chat of two, or a group when there are more or fewer; answers its id. */
    public String chat(Account creator, List<Account> others) {
        List<String> participants = others.stream().map(Account::userId).toList();
        Map<String, Object> body = others.size() == 1
                ? Map.of("participants", participants, "isGroup", false)
                : Map.of("participants", participants, "isGroup", true, "name", "load");
        return post("/api/chats", creator, body, null).path("id").asString();
    }

    /** Adds somebody to a group. */
    public void add(Account by, String chatId, Account added) {
        post("/api/chats/" + chatId + "/participants", by, Map.of("userId", added.userId()), null);
    }

    /** Says something; answers the message. */
    public JsonNode say(Account sender, String chatId, String content) {
        return post(
                "/api/chats/" + chatId + "/messages",
                sender,
                Map.of("content", content),
                UUID.randomUUID().toString());
    }

    /** A page of messages before the cursor, or the newest one. */
    public JsonNode history(Account reader, String chatId, @Nullable String before, int limit) {
        String cursor = before == null ? "" : "&before=" + before;
        return get("/api/chats/" + chatId + "/messages?limit=" + limit + cursor, reader);
    }

    /** The first page of somebody's chats. */
    public JsonNode chats(Account reader, int limit) {
        return get("/api/chats?limit=" + limit, reader);
    }

    private JsonNode get(String path, Account by) {
        return answer(request(path, by).GET().build());
    }

    private JsonNode post(
            String path, @Nullable Account by, Map<String, Object> body, @Nullable String idempotencyKey) {
        HttpRequest.Builder request = request(path, by)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return answer(request.build());
    }

    private HttpRequest.Builder request(String path, @Nullable Account by) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + path)).timeout(PATIENCE);
        if (by != null) {
            request.header("Authorization", "Bearer " + by.token());
        }
        return request;
    }

    private JsonNode answer(HttpRequest request) {
        HttpResponse<String> response;
        try {
            response = http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    request.method() + " " + request.uri() + ": " + response.statusCode() + " " + response.body());
        }
        return JsonMapper.shared().readTree(response.body());
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}

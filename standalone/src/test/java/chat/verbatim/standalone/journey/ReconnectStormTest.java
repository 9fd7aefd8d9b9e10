package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two thousand clients lose their server at once, and come back at once. */
class ReconnectStormTest {
    private static final int PEOPLE = 20;
    private static final int CLIENTS = 2_000;
    private static final int MISSED = 30;

    private final Contract contract = Contract.load();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    @SuppressWarnings("SystemOut") // For whoever reads the build's output.
    void everyClientIsBackAndHasEverythingOnceAndInOrder(@TempDir Path data) {
        List<Person> people;
        String chatId;
        String position;
        try (VerbatimProcess server = VerbatimProcess.start(data)) {
            ApiClient api = server.client(contract);
            people = IntStream.range(0, PEOPLE)
                    .mapToObj(i -> Person.named("p" + i, api))
                    .toList();
            chatId = people.getFirst().group("Storm", people.subList(1, PEOPLE).toArray(Person[]::new));
            List<Client> clients = connect(server.url(), people, null);
            position = say(people.getFirst().api(), chatId, "before");
            clients.forEach(client -> Device.get(client.heard("before")));
            server.kill();
        }
        try (VerbatimProcess server = VerbatimProcess.start(data);
                Bystanders bystanders = new Bystanders(server.client(contract))) {
            ApiClient back =
                    server.client(contract).with(people.getFirst().api().token());
            List<String> missed =
                    IntStream.range(0, MISSED).mapToObj(i -> "missed " + i).toList();
            missed.forEach(text -> say(back, chatId, text));
            long quietUntil = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
            List<Double> quiet = bystanders.talkWhile(() -> System.nanoTime() - quietUntil < 0);
            List<Client> clients = new ArrayList<>();
            long begin = System.nanoTime();
            List<Double> during = bystanders.talkDuring(() -> clients.addAll(connect(server.url(), people, position)));
            long done = System.nanoTime();
            say(back, chatId, "after");
            List<String> expected = new ArrayList<>(missed);
            expected.add("after");
            for (Client client : clients) {
                Device.get(client.heard("after"));
                assertThat(client.contents()).isEqualTo(expected);
            }
            System.out.printf(
                    "verbatim: %d clients came back at once and had %d messages each after %.1f s%n",
                    CLIENTS, MISSED, (done - begin) / 1e9);
            System.out.printf(
                    "verbatim: others before: %s; meanwhile: %s%n",
                    Bystanders.percentiles(quiet), Bystanders.percentiles(during));
        }
    }

    private static String say(ApiClient api, String chatId, String text) {
        return api.post("/api/chats/" + chatId + "/messages", Map.of("content", text))
                .expect(201)
                .position();
    }

    /** All at once, and waits until each of them has caught up. */
    private List<Client> connect(URI server, List<Person> people, @Nullable String position) {
        URI uri = URI.create(server.toString().replaceFirst("^http", "ws") + "/ws");
        List<Client> clients = IntStream.range(0, CLIENTS)
                .mapToObj(i -> new Client(people.get(i % PEOPLE).api().token(), position))
                .toList();
        for (Client client : clients) {
            var unused = http.newWebSocketBuilder().buildAsync(uri, client).whenComplete((socket, failure) -> {
                if (failure != null) {
                    client.caughtUp.completeExceptionally(failure);
                }
            });
        }
        for (Client client : clients) {
            try {
                Device.get(client.caughtUp);
            } catch (RuntimeException failed) {
                throw new AssertionError("A client is not back after it heard " + client.events(), failed);
            }
        }
        return clients;
    }

    /** As thin as a client can be, for there are many. */
    private static final class Client implements WebSocket.Listener {
        private final String greeting;
        private final CompletableFuture<JsonNode> caughtUp = new CompletableFuture<>();
        private final List<String> events = new ArrayList<>();
        private final List<String> contents = new ArrayList<>();
        private final List<Waiting> waiting = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        private record Waiting(String content, CompletableFuture<Void> heard) {}

        Client(String token, @Nullable String position) {
            Map<String, String> auth =
                    position == null ? Map.of("token", token) : Map.of("token", token, "position", position);
            greeting = JsonMapper.shared().writeValueAsString(Map.of("event", "connect", "data", auth));
        }

        synchronized List<String> events() {
            return List.copyOf(events);
        }

        synchronized List<String> contents() {
            return List.copyOf(contents);
        }

        synchronized CompletableFuture<Void> heard(String content) {
            Waiting one = new Waiting(content, new CompletableFuture<>());
            if (contents.contains(content)) {
                one.heard.complete(null);
            }
            waiting.add(one);
            return one.heard;
        }

        @Override
        public void onOpen(WebSocket socket) {
            socket.request(1);
            var unused = socket.sendText(greeting, true);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                hear(JsonMapper.shared().readTree(text.toString()));
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            caughtUp.completeExceptionally(failure);
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            caughtUp.completeExceptionally(new IllegalStateException("closed with " + code + ": " + reason));
            return null;
        }

        private synchronized void hear(JsonNode frame) {
            events.add(frame.path("event").asString());
            switch (frame.path("event").asString()) {
                case "caught_up" -> caughtUp.complete(frame.path("data"));
                case "connect_error" -> caughtUp.completeExceptionally(new IllegalStateException(frame.toString()));
                case "receive_message" -> {
                    String content = frame.path("data").path("content").asString();
                    contents.add(content);
                    waiting.stream()
                            .filter(one -> one.content.equals(content))
                            .forEach(one -> one.heard.complete(null));
                }
                default -> {}
            }
        }
    }
}

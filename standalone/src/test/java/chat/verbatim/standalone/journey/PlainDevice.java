package chat.verbatim.standalone.journey;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A device that knows nothing of Socket.IO: Java's own websocket client on {@code /ws}. */
final class PlainDevice implements AutoCloseable {
    private final Frames frames;
    private final WebSocket socket;
    private final Map<String, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final AtomicInteger lastId = new AtomicInteger();

    private PlainDevice(ApiClient api, @Nullable String bearer) {
        frames = new Frames(api.contract());
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (bearer != null) {
            builder.header("Authorization", "Bearer " + bearer);
        }
        URI uri = URI.create(api.server().toString().replaceFirst("^http", "ws") + "/ws");
        socket = Device.get(builder.buildAsync(uri, new Listener()));
    }

    /** A device that is live. */
    static PlainDevice of(Person person) {
        return at(person.api(), person);
    }

    /** A device that is live at this server. */
    static PlainDevice at(ApiClient gateway, Person person) {
        PlainDevice device = new PlainDevice(gateway, null);
        device.raw(
                "{\"event\":\"connect\",\"data\":{\"token\":\"" + person.api().token() + "\"}}");
        device.frames.await("caught_up");
        return device;
    }

    /** A device that is live, and showed its token in the upgrade request. */
    static PlainDevice withHeader(Person person) {
        PlainDevice device = new PlainDevice(person.api(), person.api().token());
        device.frames.await("caught_up");
        return device;
    }

    /** A device that has not said anything yet. */
    static PlainDevice silent(ApiClient api) {
        return new PlainDevice(api, null);
    }

    Frames frames() {
        return frames;
    }

    JsonNode says(String event, Map<String, Object> data) {
        return says(event, JsonMapper.shared().writeValueAsString(data));
    }

    /** Says anything at all, be it JSON or not. */
    JsonNode says(String event, String data) {
        String id = Integer.toString(lastId.incrementAndGet());
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        raw("{\"event\":\"" + event + "\",\"id\":\"" + id + "\",\"data\":" + data + '}');
        return Device.get(answer);
    }

    void raw(String text) {
        Device.get(socket.sendText(text, true));
    }

    /** The code of the close frame. */
    int closeCode() {
        return Device.get(closed);
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private void heard(String text) {
        JsonNode frame = JsonMapper.shared().readTree(text);
        String event = frame.path("event").asString();
        if (event.equals("ack")) {
            CompletableFuture<JsonNode> answer = answers.remove(frame.path("id").asString());
            if (answer != null) {
                answer.complete(frame.path("data"));
            }
        } else {
            frames.add(event, frame.path("data").toString());
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                heard(text.toString());
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.complete(1006);
        }
    }
}

package chat.verbatim.standalone.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A websocket to a gateway. Nothing is read from it while it is held up. */
final class Line implements WebSocket.Listener {
    static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private final Consumer<Frame> hearer;
    private final Map<String, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private volatile long readAgainAt = System.nanoTime();
    private volatile long heardAt = System.nanoTime();
    private @Nullable WebSocket socket;

    private Line(Consumer<Frame> hearer) {
        this.hearer = hearer;
    }

    /** @param hearer gets the frames one after the other, and none after {@link #cut()} has returned */
    static Line open(URI gateway, Map<String, String> auth, Consumer<Frame> hearer)
            throws InterruptedException, ExecutionException, TimeoutException {
        Line line = new Line(hearer);
        URI uri = URI.create(gateway.toString().replaceFirst("^http", "ws") + "/ws");
        WebSocket socket = HTTP.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .buildAsync(uri, line)
                .get(10, TimeUnit.SECONDS);
        line.socket = socket;
        line.send(socket, Map.of("event", "connect", "data", auth));
        return line;
    }

    /** The answer of the server to an event. */
    JsonNode ask(String event, Map<String, Object> data)
            throws InterruptedException, ExecutionException, TimeoutException {
        WebSocket open = socket;
        if (open == null || closed.isDone()) {
            throw new TimeoutException("The line is closed");
        }
        String id = Integer.toString(lastId.incrementAndGet());
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        send(open, Map.of("event", event, "data", data, "id", id));
        return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void send(WebSocket open, Object message)
            throws InterruptedException, ExecutionException, TimeoutException {
        // The websocket takes one message at a time.
        synchronized (answers) {
            var unused = open.sendText(JsonMapper.shared().writeValueAsString(message), true)
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Reads nothing for a while, so that the server's buffers fill. */
    void holdUp(Duration time) {
        readAgainAt = System.nanoTime() + time.toNanos();
    }

    /** Whether nothing was heard for so long that a client believes the line dead; there are heartbeats each second. */
    boolean isSilent() {
        long now = System.nanoTime();
        return now - Math.max(heardAt, readAgainAt) > PATIENCE.toNanos();
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    /** The code of the server's close; 1006 when the line just ended. */
    int closeCode() {
        return closed.getNow(0);
    }

    /** Ends it without a word. */
    synchronized void cut() {
        closed.complete(1006);
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        waitWhileHeldUp();
        text.append(part);
        if (last) {
            String frame = text.toString();
            text.setLength(0);
            hear(JsonMapper.shared().readTree(frame));
        }
        from.request(1);
        return null;
    }

    private synchronized void hear(JsonNode frame) {
        heardAt = System.nanoTime();
        if (closed.isDone()) {
            return;
        }
        String event = frame.path("event").asString();
        if (event.equals("ack")) {
            CompletableFuture<JsonNode> answer = answers.remove(frame.path("id").asString());
            if (answer != null) {
                answer.complete(frame.path("data"));
            }
        } else {
            hearer.accept(new Frame(event, frame.path("data")));
        }
    }

    private void waitWhileHeldUp() {
        try {
            while (System.nanoTime() - readAgainAt < 0 && !closed.isDone()) {
                Thread.sleep(10);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }
}

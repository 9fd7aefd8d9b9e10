package chat.verbatim.sdk;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One websocket. Its frames wait in a queue; when that is full, no more are asked for, and it is the server's business how long it
 * keeps them.
 */
final class Line implements WebSocket.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_WAITING = 1_000;

    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private volatile long heard = System.nanoTime();
    private volatile boolean ended;
    private volatile boolean full;
    private volatile @Nullable WebSocket socket;

    /** @throws VerbatimException when it cannot be opened */
    static Line open(HttpClient http, URI uri) throws InterruptedException {
        Line line = new Line();
        try {
            line.socket = http.newWebSocketBuilder()
                    .connectTimeout(PATIENCE)
                    .buildAsync(uri, line)
                    .get(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
            return line;
        } catch (ExecutionException | TimeoutException e) {
            throw VerbatimException.unreachable("No connection to " + uri + ": " + e.getMessage(), e);
        }
    }

    /**
     * Sends a frame.
     *
     * @throws VerbatimException when that is not possible (any more)
     */
    synchronized void send(String frame) {
        WebSocket open = socket;
        try {
            if (open != null && !ended) {
                open.sendText(frame, true)
                        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .join();
                return;
            }
        } catch (CompletionException e) {
            end();
            throw VerbatimException.unreachable("The connection is lost: " + e.getMessage(), e);
        }
        throw VerbatimException.unreachable("The connection is lost.", null);
    }

    /** The next frame; null when there is none in this time. */
    @Nullable
    String next(Duration patience) throws InterruptedException {
        String next = waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        WebSocket open = socket;
        if (full && open != null && waiting.size() < MOST_WAITING / 2) {
            full = false;
            heard = System.nanoTime();
            open.request(1);
        }
        return next;
    }

    boolean isIdle() {
        return waiting.isEmpty();
    }

    /** Whether nothing more will come. */
    boolean hasEnded() {
        return ended && waiting.isEmpty();
    }

    /** For how long nothing has been heard, pings included. */
    Duration silence() {
        return full ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - heard);
    }

    private void askForMore(WebSocket from) {
        heard = System.nanoTime();
        if (waiting.size() < MOST_WAITING) {
            from.request(1);
        } else {
            full = true;
        }
    }

    private void end() {
        ended = true;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            waiting.add(text.toString());
            text.setLength(0);
        }
        askForMore(from);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        askForMore(from);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer data) {
        askForMore(from);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer data) {
        askForMore(from);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end();
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end();
    }

    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null) {
            var unused = open.sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((sent, failure) -> open.abort());
        }
        end();
    }
}

package chat.verbatim.realtime.transport;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A websocket client that keeps what arrives until it is asked for. */
public final class TestSocket implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final StringBuilder partialText = new StringBuilder();
    private final ByteArrayOutputStream partialBytes = new ByteArrayOutputStream();
    private final WebSocket socket;

    private TestSocket(int port, String path, String... headers) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket = builder.buildAsync(URI.create("ws://localhost:" + port + path), this)
                .join();
    }

    /** Opens a websocket, with request headers as names and values in turn. */
    public static TestSocket open(int port, String path, String... headers) {
        return new TestSocket(port, path, headers);
    }

    /** Sends a text. */
    public TestSocket send(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    /** Sends bytes. */
    public TestSocket send(byte... bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    /** The next message that arrives: a text, or {@code b} and the base64 of binary content. */
    public String next() {
        try {
            String text = arrived.poll(20, TimeUnit.SECONDS);
            if (text == null) {
                throw new AssertionError("Nothing has arrived");
            }
            return text;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The close code and reason, as soon as the server has closed. */
    public String closed() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partialText.append(data);
        if (last) {
            arrived.add(partialText.toString());
            partialText.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        partialBytes.writeBytes(bytes);
        if (last) {
            arrived.add("b" + Base64.getEncoder().encodeToString(partialBytes.toByteArray()));
            partialBytes.reset();
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete("error " + error);
    }

    @Override
    public void close() {
        socket.abort();
    }
}

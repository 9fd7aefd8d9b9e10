package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.testservers.FreePorts;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's server that takes deliveries, refuses them, or is down. */
final class WebhookReceiver implements AutoCloseable {
    private final int port = FreePorts.next();
    private final List<Delivered> deliveries = new CopyOnWriteArrayList<>();
    private volatile ToIntFunction<Delivered> answer = delivered -> 204;
    private @Nullable HttpServer server;

    /** What came, and how it was signed. */
    record Delivered(String id, String timestamp, String signature, String body) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String event() {
            return json().path("event").asString();
        }

        String content() {
            return json().path("data").path("content").asString("");
        }

        /** As a receiver checks it, with nothing but the secret and what came. */
        void verify(String secret) throws Exception {
            byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] expected = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            assertThat(signature).isEqualTo("v1," + Base64.getEncoder().encodeToString(expected));
            assertThat(json().path("id").asString()).isEqualTo(id);
        }
    }

    static WebhookReceiver up() {
        WebhookReceiver receiver = new WebhookReceiver();
        receiver.start();
        return receiver;
    }

    static WebhookReceiver down() {
        return new WebhookReceiver();
    }

    void start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/", this::take);
            started.start();
            server = started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        Delivered delivered = new Delivered(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        deliveries.add(delivered);
        exchange.sendResponseHeaders(answer.applyAsInt(delivered), -1);
        exchange.close();
    }

    WebhookReceiver answering(ToIntFunction<Delivered> status) {
        answer = status;
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + port + "/hook";
    }

    List<Delivered> deliveries() {
        return deliveries;
    }

    List<String> contents() {
        return deliveries.stream().map(Delivered::content).toList();
    }

    void awaitContent(String content) {
        Eventually.isTrue(() -> contents().contains(content), () -> content + " among " + contents());
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
    }
}

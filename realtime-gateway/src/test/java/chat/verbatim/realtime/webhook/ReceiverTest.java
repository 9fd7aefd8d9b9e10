package chat.verbatim.realtime.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.realtime.webhook.Receiver.Outcome;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receivers that mean no good. */
class ReceiverTest {
    private static final byte[] BODY = {'{', '}'};

    private final List<String> called = new CopyOnWriteArrayList<>();
    private final Receiver open = new Receiver(new AddressRules(true), Duration.ofMillis(500));
    private HttpServer server;
    private String url;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        url = "http://localhost:" + server.getAddress().getPort();
        server.createContext("/", exchange -> {
            called.add(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().add("Location", url + "/elsewhere");
            exchange.sendResponseHeaders(
                    Integer.parseInt(exchange.getRequestURI().getPath().substring(1)), -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() {
        open.close();
        server.stop(0);
    }

    @Test
    void aStatusOf2xxTakesIt() {
        assertThat(open.post(url + "/204", Map.of(), BODY)).isEqualTo(new Outcome(204, ""));
        assertThat(open.post(url + "/500", Map.of(), BODY)).isEqualTo(new Outcome(500, "The receiver answered 500."));
    }

    @Test
    void aRedirectIsNotFollowed() {
        Outcome outcome = open.post(url + "/307", Map.of(), BODY);

        assertThat(outcome.taken()).isFalse();
        assertThat(called).containsExactly("/307");
    }

    @Test
    void aNameThatLeadsInsideIsNotConnectedTo() {
        try (Receiver careful = new Receiver(new AddressRules(false), Duration.ofSeconds(5))) {
            assertThat(careful.post(url + "/204", Map.of(), BODY).error())
                    .isEqualTo("The receiver's host has no public address.");
            assertThat(careful.post(url.replace("localhost", "127.0.0.1") + "/204", Map.of(), BODY)
                            .error())
                    .isEqualTo("The receiver's host has no public address.");
            assertThat(careful.post(url.replace("localhost", "[::1]") + "/204", Map.of(), BODY)
                            .error())
                    .isEqualTo("The receiver's host has no public address.");
        }
        assertThat(called).isEmpty();
    }

    @Test
    void anEndlessAnswerIsNotRead() {
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (true) {
                    body.write(new byte[8_192]);
                }
            }
        });

        assertThat(open.post(url + "/endless", Map.of(), BODY).taken()).isTrue();
    }

    @Test
    void whoeverIsTooSlowIsNotWaitedFor() throws IOException {
        try (java.net.ServerSocket silent = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Outcome outcome = open.post("http://127.0.0.1:" + silent.getLocalPort() + "/", Map.of(), BODY);

            assertThat(outcome.error()).isEqualTo("The receiver did not answer in time.");
        }
    }

    @Test
    void whoeverAnswersByteByByteIsNotWaitedForEither() throws Exception {
        try (java.net.ServerSocket dripping = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread drip = Thread.ofVirtual().start(() -> drip(dripping));

            Outcome outcome = open.post("http://127.0.0.1:" + dripping.getLocalPort() + "/", Map.of(), BODY);

            assertThat(outcome.taken()).isFalse();
            assertThat(outcome.error()).isEqualTo("The receiver did not answer in time.");
            drip.interrupt();
        }
    }

    private static void drip(java.net.ServerSocket dripping) {
        try (java.net.Socket socket = dripping.accept()) {
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nX: ".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            while (true) {
                socket.getOutputStream().write('x');
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}

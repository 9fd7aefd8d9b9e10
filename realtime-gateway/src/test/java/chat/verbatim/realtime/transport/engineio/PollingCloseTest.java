package chat.verbatim.realtime.transport.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.realtime.transport.CloseReason;
import chat.verbatim.realtime.transport.Connection;
import chat.verbatim.realtime.transport.Frame;
import chat.verbatim.realtime.transport.RecordingApplication;
import chat.verbatim.realtime.transport.TransportServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a polling client reads when the server ends its session: each answer as it goes over the wire. */
class PollingCloseTest {
    private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");

    private final RecordingApplication application = new RecordingApplication();
    private final TransportServer server = TransportServer.start(application);
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base = "http://localhost:" + server.port() + "/socket.io/?EIO=4&transport=polling";
    private String address = base;

    @BeforeEach
    void connect() throws Exception {
        Matcher opened = SID.matcher(get());
        assertThat(opened.find()).isTrue();
        address = base + "&sid=" + opened.group(1);
        post("40{\"token\":\"good\"}");
        assertThat(get()).startsWith("40{");
    }

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    @Test
    void theCloseComesInAnAnswerAfterTheDisconnectWhenNoPollWaited() throws Exception {
        connection().send(Frame.of("last", "1".getBytes(StandardCharsets.UTF_8)));
        connection().close(CloseReason.SESSION_ENDED);

        assertThat(get()).isEqualTo("42[\"last\",1]\u001e41");
        assertThat(get()).isEqualTo("1");
        assertThat(status()).isEqualTo(400);
        assertThat(application.calls).contains("closed SESSION_ENDED");
    }

    @Test
    void theCloseComesInAnAnswerAfterTheDisconnectWhenAPollWaits() throws Exception {
        CompletableFuture<String> waiting =
                http.sendAsync(request().build(), BodyHandlers.ofString()).thenApply(answer -> answer.body());
        connection().close(CloseReason.SESSION_ENDED);

        assertThat(waiting.get()).isEqualTo("41");
        assertThat(get()).isEqualTo("1");
    }

    private Connection<String> connection() {
        return application.connections.getFirst();
    }

    private String get() throws IOException, InterruptedException {
        return http.send(request().build(), BodyHandlers.ofString()).body();
    }

    private int status() throws IOException, InterruptedException {
        return http.send(request().build(), BodyHandlers.discarding()).statusCode();
    }

    private void post(String packet) throws IOException, InterruptedException {
        HttpRequest request = request().POST(BodyPublishers.ofString(packet)).build();
        assertThat(http.send(request, BodyHandlers.ofString()).body()).isEqualTo("ok");
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(address));
    }
}

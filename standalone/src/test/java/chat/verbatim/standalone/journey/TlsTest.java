package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.testservers.CaddyServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The installation's proxy ends TLS, by its own configuration, and all that people and programs do goes through it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {
    private Path folder;
    private VerbatimProcess server;
    private CaddyServer proxy;

    @BeforeAll
    void start(@TempDir Path given) throws IOException {
        folder = Files.createDirectories(given.resolve("work"));
        Path files = Files.createDirectories(given.resolve("files"));
        Files.writeString(files.resolve("index.html"), "<!doctype html>");
        // As docs/deployment.md says of a server behind a proxy.
        server = VerbatimProcess.start(given.resolve("data"), "--server.forward-headers-strategy=native");
        String address = server.url().getAuthority();
        proxy = CaddyServer.startSecure(
                Path.of("..", "deploy", "Caddyfile"),
                Map.of(
                        "VERBATIM_WEB_ROOT", files.toString(),
                        "VERBATIM_COMMAND_SIDE", address,
                        "VERBATIM_QUERY_SIDE", address,
                        "VERBATIM_GATEWAYS", address));
    }

    @AfterAll
    void end() {
        proxy.close();
        server.close();
    }

    @Test
    void theReadmesFirstConversationIsPrivate() throws IOException, InterruptedException {
        String authority = proxy.authority().toString();
        ReadmeConversation.at(
                proxy.url(), folder, Map.of("CURL_CA_BUNDLE", authority, "NODE_EXTRA_CA_CERTS", authority));
    }

    @Test
    void whoComesWithoutItIsSentToIt() throws IOException, InterruptedException, GeneralSecurityException {
        HttpResponse<String> plain =
                get(HttpClient.newHttpClient(), proxy.plainUrl().resolve("/chats/42?message=7"));
        assertThat(plain.statusCode()).isEqualTo(308);
        assertThat(plain.headers().firstValue("Location")).hasValue(proxy.url() + "/chats/42?message=7");

        HttpResponse<String> secure = get(trusting(proxy.authority()), proxy.url());
        assertThat(secure.statusCode()).isEqualTo(200);
        assertThat(secure.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
    }

    /** Browsers say where their page comes from, and the server, which hears plain HTTP, takes it for its own. */
    @Test
    void aSocketOfItsOwnPagesIsLetIn() throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        WebSocket socket = trusting(proxy.authority())
                .newWebSocketBuilder()
                .header("Origin", proxy.url().toString())
                .buildAsync(URI.create("wss://" + proxy.url().getAuthority() + "/ws"), new First(first))
                .join();
        socket.sendText("{\"event\":\"connect\",\"data\":{\"token\":\"none\"}}", true)
                .join();
        assertThat(first.orTimeout(30, TimeUnit.SECONDS).join()).contains("unauthenticated");
        socket.abort();
    }

    private record First(CompletableFuture<String> text) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.complete(data.toString());
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            text.completeExceptionally(error);
        }
    }

    private static HttpResponse<String> get(HttpClient client, URI address) throws IOException, InterruptedException {
        try (client) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Accept", "text/html")
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static HttpClient trusting(Path authority) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(authority)) {
            trusted.setCertificateEntry(
                    "caddy", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}

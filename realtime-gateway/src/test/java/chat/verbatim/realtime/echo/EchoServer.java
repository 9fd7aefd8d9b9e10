package chat.verbatim.realtime.echo;

import chat.verbatim.realtime.transport.TestSocket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.ConfigurableApplicationContext;

/** The echo application on a free port, with the requests that its tests need. */
final class EchoServer implements AutoCloseable {

    private static final String PREFIX = "verbatim.realtime.transport.";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final String path;

    private EchoServer(ConfigurableApplicationContext context, String path) {
        this.context = context;
        this.path = path;
    }

    /** With the time-outs of the official suites. */
    static EchoServer hurried(String path) {
        return new EchoServer(EchoApplication.start("server.port=0"), path);
    }

    /** With time-outs so long that a slow machine does not meet them. */
    static EchoServer patient(String path) {
        return joiningWithin("60s", path);
    }

    /** Patient in everything but how long a client may take to join a namespace. */
    static EchoServer joiningWithin(String connectTimeout, String path) {
        return new EchoServer(
                EchoApplication.start(
                        "server.port=0",
                        PREFIX + "ping-interval=60s",
                        PREFIX + "ping-timeout=60s",
                        PREFIX + "connect-timeout=" + connectTimeout),
                path);
    }

    HttpResponse<String> send(String method, String query, String body) throws IOException, InterruptedException {
        return http.send(request(method, query, body), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String query) throws IOException, InterruptedException {
        return send("GET", query, "");
    }

    HttpResponse<String> post(String sid, String body) throws IOException, InterruptedException {
        return send("POST", polling(sid), body);
    }

    HttpResponse<String> poll(String sid) throws IOException, InterruptedException {
        return get(polling(sid));
    }

    CompletableFuture<HttpResponse<String>> pollLater(String sid) {
        return http.sendAsync(request("GET", polling(sid), ""), BodyHandlers.ofString());
    }

    /** Opens a session by polling and returns its sid. */
    String session() throws IOException, InterruptedException {
        return sid(get("?EIO=4&transport=polling").body());
    }

    TestSocket socket(String query) {
        return TestSocket.open(EchoApplication.port(context), path + query);
    }

    /** A websocket whose session is open. */
    TestSocket socket() {
        TestSocket socket = socket("?EIO=4&transport=websocket");
        sid(socket.next());
        return socket;
    }

    static String polling(String sid) {
        return "?EIO=4&transport=polling&sid=" + sid;
    }

    static String sid(String handshake) {
        String start = "0{\"sid\":\"";
        if (!handshake.startsWith(start)) {
            throw new AssertionError("No handshake: " + handshake);
        }
        return handshake.substring(start.length(), handshake.indexOf('"', start.length()));
    }

    private HttpRequest request(String method, String query, String body) {
        URI uri = URI.create("http://localhost:" + EchoApplication.port(context) + path + query);
        return HttpRequest.newBuilder(uri)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    @Override
    public void close() {
        http.shutdownNow();
        context.close();
    }
}

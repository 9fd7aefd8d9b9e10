package chat.verbatim.standalone.journey;

import chat.verbatim.spec.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request with every freedom that HTTP leaves: headers may come twice, bodies may be no text. */
final class FuzzedRequest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String method;
    private final String path;
    private final List<Map.Entry<String, String>> headers;
    private final byte @Nullable [] body;

    /** @param headers each with its name and its value */
    FuzzedRequest(String method, String path, List<Map.Entry<String, String>> headers, byte @Nullable [] body) {
        this.method = method;
        this.path = path;
        this.headers = headers;
        this.body = body;
    }

    boolean reads() {
        return method.equals("GET");
    }

    /** What came back, not yet judged. */
    Exchange send(URI server) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(PATIENCE)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(header -> request.header(header.getKey(), header.getValue()));
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String sent = body == null ? null : new String(body, StandardCharsets.UTF_8);
            return new Exchange(
                    method,
                    path,
                    sent,
                    response.statusCode(),
                    response.headers().map(),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether it has a body of more than the server reads. */
    boolean isTooLarge() {
        return body != null && body.length > 131_072;
    }

    @Override
    public String toString() {
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        List<String> shown = headers.stream()
                .map(header -> header.getKey().equals("Authorization") ? "Authorization: ..." : header.toString())
                .toList();
        return method + ' ' + path + ' ' + shown + "\n"
                + (text.length() > 1_000 ? text.substring(0, 1_000) + "..." : text);
    }
}

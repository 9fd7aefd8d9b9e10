package chat.verbatim.standalone.journey;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A request in the making. */
final class Call {
    private final ApiClient client;
    private final String method;
    private final String path;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte @Nullable [] body;

    Call(ApiClient client, String method, String path) {
        this.client = client;
        this.method = method;
        this.path = path;
    }

    Call header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Sees everything up to this position. */
    Call after(String position) {
        return header("Verbatim-Min-Position", position);
    }

    Call json(Object value) {
        return raw(JsonMapper.shared().writeValueAsBytes(value), "application/json");
    }

    Call raw(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    Call raw(byte[] bytes, String contentType) {
        body = bytes;
        return header("Content-Type", contentType);
    }

    Answer send() {
        return client.send(this);
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    Map<String, String> headers() {
        return headers;
    }

    BodyPublisher publisher() {
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    }

    @Nullable
    String text() {
        return body == null ? null : new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + ' ' + path;
    }
}

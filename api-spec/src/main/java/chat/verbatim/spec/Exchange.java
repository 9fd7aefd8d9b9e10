package chat.verbatim.spec;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request and its answer.
 *
 * @param method in upper case, such as {@code POST}
 * @param path as requested, with its query string if it had one, without scheme and host
 * @param requestBody what was sent; null when there was no body
 * @param status of the answer
 * @param responseHeaders of the answer; names in any case
 * @param responseBody the whole answer as text; null or empty when there was none
 */
public record Exchange(
        String method,
        String path,
        @Nullable String requestBody,
        int status,
        Map<String, List<String>> responseHeaders,
        @Nullable String responseBody) {
    public Exchange {
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(responseHeaders);
        responseHeaders = byName;
    }

    Optional<String> header(String name) {
        List<String> values = responseHeaders.getOrDefault(name, List.of());
        return values.stream().findFirst();
    }

    /** Without parameters such as the character set; empty when there is none. */
    String mediaType() {
        String value = header("Content-Type").orElse("");
        return value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    String pathWithoutQuery() {
        return path.split("\\?", 2)[0];
    }

    boolean succeeded() {
        return status >= 200 && status < 300;
    }

    boolean hasResponseBody() {
        return responseBody != null && !responseBody.isEmpty();
    }

    @Override
    public String toString() {
        return method + ' ' + path + " -> " + status;
    }
}

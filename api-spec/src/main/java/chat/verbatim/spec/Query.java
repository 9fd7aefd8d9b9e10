package chat.verbatim.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;

/** The query string of a path. */
final class Query {
    private Query() {}

    static Map<String, String> parse(String path) {
        Map<String, String> values = new LinkedHashMap<>();
        int at = path.indexOf('?');
        if (at < 0 || at == path.length() - 1) {
            return values;
        }
        for (String pair : path.substring(at + 1).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            values.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
        }
        return values;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}

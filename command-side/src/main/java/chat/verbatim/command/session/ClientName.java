package chat.verbatim.command.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a device calls itself, in words that its owner recognises and that need no translation, such as {@code Firefox · Windows}. From the
 * {@code User-Agent}, which may claim anything: it informs and decides nothing.
 */
final class ClientName {
    private static final int LONGEST = 64;
    private static final Pattern PRODUCT = Pattern.compile("^\\s*([A-Za-z0-9][A-Za-z0-9 ._-]{0,40})");
    /** The order counts: most browsers also claim to be those that stand below them. */
    private static final List<Map.Entry<String, String>> PROGRAMS = List.of(
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("Vivaldi", "Vivaldi"),
            Map.entry("SamsungBrowser", "Samsung Internet"),
            Map.entry("FxiOS", "Firefox"),
            Map.entry("CriOS", "Chrome"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("Chromium", "Chromium"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"),
            Map.entry("Java-http-client", "Java"),
            Map.entry("Python-urllib", "Python"),
            Map.entry("python-", "Python"),
            Map.entry("node", "Node.js"),
            Map.entry("undici", "Node.js"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Android", "Android"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS X", "macOS"),
            Map.entry("Linux", "Linux"));

    private ClientName() {}

    /** @return at most 64 characters; null where there is nothing to go by */
    static @Nullable String of(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        String program = first(PROGRAMS, userAgent);
        if (program == null) {
            Matcher product = PRODUCT.matcher(userAgent);
            program = product.find() ? product.group(1).strip() : null;
        }
        if (program != null) {
            parts.add(program);
        }
        String system = first(SYSTEMS, userAgent);
        if (system != null) {
            parts.add(system);
        }
        String name = parts.stream().distinct().collect(Collectors.joining(" \u00b7 "));
        return name.isEmpty() ? null : name.substring(0, Math.min(name.length(), LONGEST));
    }

    private static @Nullable String first(List<Map.Entry<String, String>> signs, String userAgent) {
        return signs.stream()
                .filter(sign -> userAgent.contains(sign.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}

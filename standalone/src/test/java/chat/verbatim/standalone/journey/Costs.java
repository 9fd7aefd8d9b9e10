package chat.verbatim.standalone.journey;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** What was measured, as a table of Markdown. Nothing is held against it. */
final class Costs {
    private final Map<String, String> rows = new LinkedHashMap<>();

    /** Does it, and notes the seconds that it took. */
    <T> T seconds(String what, Callable<T> step) throws Exception {
        long begin = System.nanoTime();
        T result = step.call();
        seconds(what, Duration.ofNanos(System.nanoTime() - begin));
        return result;
    }

    void seconds(String what, Duration took) {
        note(what, String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1_000.0));
    }

    void note(String what, String value) {
        rows.put(what, value);
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder("| what | cost |\n|---|---|\n");
        rows.forEach((what, value) ->
                table.append("| ").append(what).append(" | ").append(value).append(" |\n"));
        return table.toString();
    }
}

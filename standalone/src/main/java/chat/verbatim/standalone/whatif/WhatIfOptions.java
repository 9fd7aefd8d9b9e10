package chat.verbatim.standalone.whatif;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the program was asked for.
 *
 * @param from the data folder of one process; it stays as it is
 * @param json whether the answer is for programs
 */
record WhatIfOptions(Question question, Path from, boolean json) {
    static final String USAGE = """
            what-if projection NAME --from DIR [--format text|json]
                         builds the projection anew with this version, from the log in a copy of the data folder of one process, stopped, and says
                         which documents would be other ones than those in the folder
            what-if retention --older-than DAYS [--at TIME] --from DIR [--format text|json]
                         says which messages a rule would take away that keeps them for DAYS, at TIME like 2026-11-28T14:03:00Z, or now
            Ends with 0 when nothing would change, 1 when something would, and 2 when that could not be found out.""";

    private static final long MOST_DAYS = 36_500;

    sealed interface Question {}

    record OfProjection(String name) implements Question {}

    /** @param before messages that were sent before this go */
    record OfRetention(Instant before) implements Question {}

    /**
     * @param now for rules that are asked about without a time
     * @throws IllegalArgumentException in words for whoever started the program
     */
    static WhatIfOptions parse(List<String> words, Instant now) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("What if what? The first word is \"projection\" or \"retention\"");
        }
        List<String> rest = new ArrayList<>(words.subList(1, words.size()));
        return switch (words.getFirst()) {
            case "projection" -> {
                if (rest.isEmpty() || rest.getFirst().startsWith("--")) {
                    throw new IllegalArgumentException("Name a projection, such as \"what-if projection chat\"");
                }
                OfProjection question = new OfProjection(rest.removeFirst());
                yield of(question, values(rest, Set.of("--from", "--format")));
            }
            case "retention" -> {
                Map<String, String> values = values(rest, Set.of("--from", "--format", "--older-than", "--at"));
                Instant at = values.containsKey("--at") ? time(values.get("--at")) : now;
                yield of(new OfRetention(at.minus(days(values.get("--older-than")))), values);
            }
            default ->
                throw new IllegalArgumentException(
                        "What if \"" + words.getFirst() + "\"? The first word is \"projection\" or \"retention\"");
        };
    }

    private static WhatIfOptions of(Question question, Map<String, String> values) {
        String from = values.get("--from");
        if (from == null) {
            throw new IllegalArgumentException("--from is missing: the data folder to ask about");
        }
        String format = values.getOrDefault("--format", "text");
        if (!format.equals("text") && !format.equals("json")) {
            throw new IllegalArgumentException("--format is text or json, not \"" + format + '"');
        }
        return new WhatIfOptions(question, Path.of(from), format.equals("json"));
    }

    private static Map<String, String> values(List<String> words, Set<String> known) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            String option = words.get(i);
            if (!known.contains(option)) {
                throw new IllegalArgumentException("There is no option " + option + " here");
            }
            if (i + 1 == words.size()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            if (values.put(option, words.get(i + 1)) != null) {
                throw new IllegalArgumentException(option + " is given twice");
            }
        }
        return values;
    }

    private static Duration days(@Nullable String text) {
        if (text == null || !text.matches("\\d{1,5}") || Long.parseLong(text) > MOST_DAYS) {
            throw new IllegalArgumentException("--older-than takes days, 0 to " + MOST_DAYS);
        }
        return Duration.ofDays(Long.parseLong(text));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "--at takes a time like 2026-11-28T14:03:00Z, not \"" + text + '"', wrong);
        }
    }
}

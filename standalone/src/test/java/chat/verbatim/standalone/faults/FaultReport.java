package chat.verbatim.standalone.faults;

import chat.verbatim.standalone.faults.Violation.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a run has found. */
final class FaultReport {
    private static final int SHOWN = 40;

    private final long seed;
    private final Map<String, List<Recovery>> recoveries = new TreeMap<>();
    private final List<String> figures = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();

    /**
     * @param sinceBegin from the fault until two people had heard each other again
     * @param sinceEnd from the end of the fault until two people had heard each other once more
     */
    record Recovery(Duration sinceBegin, Duration sinceEnd) {}

    FaultReport(long seed) {
        this.seed = seed;
    }

    void recovered(String fault, Recovery recovery) {
        recoveries.computeIfAbsent(fault, name -> new ArrayList<>()).add(recovery);
    }

    void figure(String what, long count) {
        figures.add("| %s | %d |".formatted(what, count));
    }

    void violations(List<Violation> found) {
        violations.addAll(found);
    }

    List<Violation> violations() {
        return violations;
    }

    /** The violations, the first ones in full. */
    String complaint() {
        StringBuilder text = new StringBuilder("seed " + seed + ": " + violations.size() + " violations\n");
        violations.stream().limit(SHOWN).forEach(violation -> text.append(violation)
                .append('\n'));
        return text.toString();
    }

    /** In Markdown. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Seed " + seed + "\n\n| what | count |\n|---|---:|\n");
        figures.forEach(figure -> text.append(figure).append('\n'));
        for (Kind kind : Kind.values()) {
            long count = violations.stream().filter(it -> it.kind() == kind).count();
            text.append("| %s | %d |\n"
                    .formatted(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), count));
        }
        text.append(
                "\n| fault | times | again after it began (s) | again after it ended (s) |\n|---|---:|---:|---:|\n");
        recoveries.forEach((fault, all) -> text.append("| %s | %d | %s | %s |\n"
                .formatted(
                        fault,
                        all.size(),
                        seconds(all.stream().map(Recovery::sinceBegin).toList()),
                        seconds(all.stream().map(Recovery::sinceEnd).toList()))));
        return text.toString();
    }

    private static String seconds(List<Duration> all) {
        List<Duration> sorted = all.stream().sorted().toList();
        String median = "%.1f".formatted(sorted.get(sorted.size() / 2).toMillis() / 1e3);
        return sorted.size() == 1
                ? median
                : median + ", at most %.1f".formatted(sorted.getLast().toMillis() / 1e3);
    }
}

package chat.verbatim.loadtest.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The figures of several rounds of several servers, and the Markdown table of them. */
public final class Comparison {
    private final Map<String, List<Figures>> byServer = new LinkedHashMap<>();

    /** Adds a round of a server. */
    public void add(String server, Figures figures) {
        byServer.computeIfAbsent(server, name -> new ArrayList<>()).add(figures);
    }

    /** A row for each number: the median of the rounds, the least and the most of them, and the ratio of the first server's to the others'. */
    public String table() {
        List<String> servers = List.copyOf(byServer.keySet());
        StringBuilder table = new StringBuilder("| |");
        servers.forEach(server -> table.append(' ').append(server).append(" |"));
        servers.stream()
                .skip(1)
                .forEach(server -> table.append(" to ").append(server).append(" |"));
        table.append("\n|---|").append("---|".repeat(2 * servers.size() - 1)).append('\n');
        names().forEach(name -> table.append(row(name, servers)).append('\n'));
        return table.toString();
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        byServer.values().forEach(rounds -> rounds.forEach(figures -> names.addAll(figures.names())));
        return names;
    }

    private String row(String name, List<String> servers) {
        StringBuilder row = new StringBuilder("| ").append(name).append(" |");
        servers.forEach(
                server -> row.append(' ').append(cell(sorted(server, name))).append(" |"));
        double first = median(sorted(servers.getFirst(), name));
        servers.stream().skip(1).forEach(server -> {
            double ratio = first / median(sorted(server, name));
            row.append(' ').append(Double.isFinite(ratio) ? text(ratio) : "").append(" |");
        });
        return row.toString();
    }

    private double[] sorted(String server, String name) {
        return byServer.getOrDefault(server, List.of()).stream()
                .mapToDouble(figures -> figures.get(name))
                .filter(number -> !Double.isNaN(number))
                .sorted()
                .toArray();
    }

    private static String cell(double[] sorted) {
        if (sorted.length == 0) {
            return "";
        }
        String median = text(median(sorted));
        boolean same = Arrays.stream(sorted).distinct().count() == 1;
        return same ? median : median + " (" + text(sorted[0]) + " to " + text(sorted[sorted.length - 1]) + ")";
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return switch (sorted.length % 2) {
            case 1 -> sorted[half];
            default -> sorted.length == 0 ? Double.NaN : (sorted[half - 1] + sorted[half]) / 2;
        };
    }

    private static String text(double number) {
        if (number == Math.rint(number) || Math.abs(number) >= 100) {
            return String.format(Locale.ROOT, "%,d", Math.round(number));
        }
        return String.format(
                Locale.ROOT, Math.abs(number) >= 10 ? "%.1f" : Math.abs(number) >= 0.1 ? "%.2f" : "%.4f", number);
    }
}

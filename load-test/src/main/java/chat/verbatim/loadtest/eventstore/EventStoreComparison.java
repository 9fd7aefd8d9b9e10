package chat.verbatim.loadtest.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Runs the contestants turn by turn, so that a busy machine hurts all of them alike, and prints medians. */
public final class EventStoreComparison {

    private static final int[] WRITERS = {1, 8, 64};
    private static final int WARM_UP = 20_000;
    private static final int REPLAYS = 5;
    private static final Duration REPLAY_LIMIT = Duration.ofSeconds(12);

    private final Map<String, Supplier<Contestant>> appenders = new LinkedHashMap<>();
    private final Map<String, Supplier<Contestant>> replayers = new LinkedHashMap<>();
    private final int rounds;
    private final Duration slice;
    private final int events;

    /**
     * A comparison.
     *
     * @param rounds how often each measurement is taken; the median counts
     * @param millis how long each measurement takes
     * @param events how many events are replayed
     */
    public EventStoreComparison(int rounds, int millis, int events) {
        this.rounds = rounds;
        this.slice = Duration.ofMillis(millis);
        this.events = events;
        appenders.put("dense log", DenseLog::new);
        appenders.put("stock engine", StockEngine::new);
        appenders.put("raw driver", () -> new RawDriver(false));
        replayers.put("dense log", DenseLog::new);
        replayers.put("stock engine", StockEngine::new);
        replayers.put("raw driver by key", () -> new RawDriver(false));
        replayers.put("raw driver, one cursor", () -> new RawDriver(true));
    }

    /** Measures and prints. */
    public void run() throws InterruptedException {
        print(
                "event-store bench: %d rounds of %d ms, JDK %s, %d processors, server embedded in this process",
                rounds,
                slice.toMillis(),
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors());
        appends();
        replays();
    }

    /** By count, not by time: a busy machine must not make anyone start cold. */
    private static void warmUp(Contestant contestant) throws InterruptedException {
        contestant.seed(WARM_UP);
        for (int sequence = 0; sequence < WARM_UP / 2; sequence++) {
            contestant.append("warm", sequence);
        }
        contestant.replay(2_000, Duration.ofSeconds(2));
    }

    private void appends() throws InterruptedException {
        Map<String, Contestant> contestants = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Supplier<Contestant>> entry : appenders.entrySet()) {
                contestants.put(entry.getKey(), entry.getValue().get());
                warmUp(contestants.get(entry.getKey()));
            }
            print("");
            print("| writers | | appends/s | p50 ms | p99 ms | CPU us/append | appends/s to stock | p99 to stock |");
            print("|---|---|---|---|---|---|---|---|");
            for (int writers : WRITERS) {
                Map<String, List<AppendRun.Result>> results = new LinkedHashMap<>();
                for (int round = 0; round < rounds; round++) {
                    for (Map.Entry<String, Contestant> entry : turn(contestants, round)) {
                        results.computeIfAbsent(entry.getKey(), name -> new ArrayList<>())
                                .add(AppendRun.run(entry.getValue(), writers, slice, "round" + round));
                    }
                }
                printAppends(writers, results);
            }
        } finally {
            contestants.values().forEach(Contestant::close);
        }
    }

    /** Another one begins in each round, so that nobody always comes after the same one. */
    private static List<Map.Entry<String, Contestant>> turn(Map<String, Contestant> contestants, int round) {
        List<Map.Entry<String, Contestant>> entries = new ArrayList<>(contestants.entrySet());
        Collections.rotate(entries, round);
        return entries;
    }

    private static void printAppends(int writers, Map<String, List<AppendRun.Result>> results) {
        List<AppendRun.Result> stock = results.getOrDefault("stock engine", List.of());
        new TreeMap<>(results)
                .forEach((name, all) -> print(
                        "| %d | %s | %,.0f | %.2f | %.2f | %.0f | %.2f | %.2f |",
                        writers,
                        name,
                        median(all, AppendRun.Result::perSecond),
                        median(all, AppendRun.Result::p50) / 1e3,
                        median(all, AppendRun.Result::p99) / 1e3,
                        median(all, AppendRun.Result::cpu),
                        median(all, AppendRun.Result::perSecond) / median(stock, AppendRun.Result::perSecond),
                        median(all, AppendRun.Result::p99) / median(stock, AppendRun.Result::p99)));
    }

    private void replays() throws InterruptedException {
        print("");
        print("| replay of %,d events | events read | events/s | to raw driver by key | token at the head |", events);
        print("|---|---|---|---|---|");
        Map<String, Double> speeds = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Supplier<Contestant>> entry : replayers.entrySet()) {
            try (Contestant contestant = entry.getValue().get()) {
                contestant.seed(events);
                Replayed replayed = replay(contestant);
                speeds.put(entry.getKey(), replayed.perSecond);
                lines.add(String.format(
                        Locale.ROOT,
                        "| %s | %,d | %,.0f | %%.2f | %,d bytes |",
                        entry.getKey(),
                        replayed.events,
                        replayed.perSecond,
                        contestant.tokenBytes()));
            }
        }
        double raw = speeds.getOrDefault("raw driver by key", 1.0);
        int line = 0;
        for (double speed : speeds.values()) {
            print(lines.get(line++), speed / raw);
        }
    }

    private record Replayed(int events, double perSecond) {}

    /** The best of the rounds, because the first ones still warm up; one round where it takes long. */
    private Replayed replay(Contestant contestant) throws InterruptedException {
        Replayed best = new Replayed(0, 0);
        for (int round = 0; round < REPLAYS; round++) {
            long start = System.nanoTime();
            int read = contestant.replay(events, REPLAY_LIMIT);
            double perSecond = read / ((System.nanoTime() - start) / 1e9);
            best = perSecond > best.perSecond ? new Replayed(read, perSecond) : best;
            if (read < events) {
                break;
            }
        }
        return best;
    }

    private static double median(List<AppendRun.Result> results, ToDoubleFunction<AppendRun.Result> value) {
        double[] sorted = results.stream().mapToDouble(value).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    @SuppressWarnings("AnnotateFormatMethod") // Lines of a table are put together from formats.
    private static void print(String format, Object... values) {
        System.out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }
}

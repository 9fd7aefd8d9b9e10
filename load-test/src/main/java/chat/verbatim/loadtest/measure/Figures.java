package chat.verbatim.loadtest.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** What one round has shown: named numbers, in the order in which they are to be read. */
public final class Figures {
    private static final double MICROS_PER_MILLI = 1_000;

    private final Map<String, Double> numbers = new LinkedHashMap<>();

    /** Adds a number. */
    public Figures with(String name, double number) {
        numbers.put(name, number);
        return this;
    }

    /** Adds a count. */
    public Figures with(String name, long number) {
        return with(name, (double) number);
    }

    /** Adds median, 99th percentile and maximum, in milliseconds. */
    public Figures with(String name, Histogram micros) {
        return with(name + " p50 (ms)", micros.getValueAtPercentile(50) / MICROS_PER_MILLI)
                .with(name + " p99 (ms)", micros.getValueAtPercentile(99) / MICROS_PER_MILLI)
                .with(name + " max (ms)", micros.getMaxValue() / MICROS_PER_MILLI);
    }

    /** The names of all numbers. */
    public Set<String> names() {
        return numbers.keySet();
    }

    /** The number of this name; NaN when there is none. */
    public double get(String name) {
        return numbers.getOrDefault(name, Double.NaN);
    }
}

package chat.verbatim.loadtest.scenario;

import chat.verbatim.loadtest.client.Wire;
import chat.verbatim.loadtest.measure.Figures;
import chat.verbatim.loadtest.server.Target;
import java.time.Duration;

/** How many messages pairs can send each second so that 99 of 100 arrive within a time. */
public final class Saturation implements Scenario {
    private static final double LEAST = 100;
    private static final double MOST = 50_000;
    private static final int HALVINGS = 3;

    private final Pairs pairs;
    private final Duration step;
    private final double boundMillis;

    /**
     * @param step how long each rate is tried
     * @param bound what 99 of 100 messages may take from when they were due until they arrive
     */
    public Saturation(Target target, Wire wire, int count, Duration step, Duration bound) {
        this.pairs = new Pairs(target, wire, count, LEAST, step);
        this.step = step;
        this.boundMillis = bound.toMillis();
    }

    @Override
    public Figures round() {
        double good = 0;
        double rate = LEAST;
        while (rate <= MOST && holds(rate)) {
            good = rate;
            rate *= 2;
        }
        double bad = rate;
        for (int i = 0; i < HALVINGS && good > 0; i++) {
            double middle = (good + bad) / 2;
            if (holds(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return new Figures().with("most messages/s with p99 < " + Math.round(boundMillis) + " ms", good);
    }

    private boolean holds(double rate) {
        Load.Result result = pairs.at(rate, step);
        double p99 = result.delivered().getValueAtPercentile(99) / 1e3;
        return p99 < boundMillis && result.after().settled();
    }

    @Override
    public void close() {
        pairs.close();
    }
}

package chat.verbatim.node.admin;

import chat.verbatim.api.admin.ProcessStatus.Latency;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long something took lately, from the histogram that a timer keeps of all time: what has been added since an older look. As sharp as its
 * buckets. Used by one thread.
 */
final class RecentLatency {
    private final int looks;
    private final Deque<CountAtBucket[]> before = new ArrayDeque<>();

    /** @param looks over how many looks back */
    RecentLatency(int looks) {
        this.looks = looks;
    }

    /** @return null when nothing happened lately, or the timer keeps no histogram */
    @Nullable
    Latency look(Timer timer) {
        HistogramSnapshot snapshot = timer.takeSnapshot();
        CountAtBucket[] now = snapshot.histogramCounts();
        CountAtBucket[] then = before.isEmpty() ? new CountAtBucket[0] : before.getFirst();
        before.addLast(now);
        if (before.size() > looks) {
            before.removeFirst();
        }
        return between(then, now);
    }

    static @Nullable Latency between(CountAtBucket[] then, CountAtBucket[] now) {
        double[] added = new double[now.length];
        for (int i = 0; i < now.length; i++) {
            added[i] = now[i].count() - (i < then.length ? then[i].count() : 0);
        }
        double all = added.length == 0 ? 0 : added[added.length - 1];
        if (all < 1) {
            return null;
        }
        return new Latency(
                (long) all, quantile(now, added, 0.50), quantile(now, added, 0.95), quantile(now, added, 0.99));
    }

    /** Counts are cumulative; within a bucket they are taken to lie evenly. */
    private static double quantile(CountAtBucket[] buckets, double[] counts, double share) {
        double wanted = share * counts[counts.length - 1];
        double low = 0;
        double below = 0;
        for (int i = 0; i < counts.length; i++) {
            double high = buckets[i].bucket(TimeUnit.MILLISECONDS);
            if (counts[i] >= wanted && counts[i] > below) {
                // The last bucket has no end.
                return Double.isFinite(high) && high < Long.MAX_VALUE / 2e6
                        ? rounded(low + (high - low) * (wanted - below) / (counts[i] - below))
                        : rounded(low);
            }
            low = high;
            below = counts[i];
        }
        return rounded(low);
    }

    private static double rounded(double millis) {
        return Math.round(millis * 100) / 100.0;
    }
}

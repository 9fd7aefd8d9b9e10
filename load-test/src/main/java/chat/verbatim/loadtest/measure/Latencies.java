package chat.verbatim.loadtest.measure;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Times from when something was due until it was there. Safe for use by any thread. */
public final class Latencies {
    private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);
    private static final int DIGITS = 3;

    private final Recorder recorder = new Recorder(LONGEST_MICROS, DIGITS);
    private volatile long from = Long.MIN_VALUE;

    /** Only what is due from now on counts. */
    public void begin() {
        recorder.reset();
        from = System.nanoTime();
    }

    /** It is there now. */
    public void record(long due) {
        if (from == Long.MIN_VALUE || due - from >= 0) {
            long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due);
            recorder.recordValue(Math.clamp(micros, 0, LONGEST_MICROS));
        }
    }

    /** What was recorded since {@link #begin} or the last call, in microseconds. */
    public Histogram take() {
        return recorder.getIntervalHistogram();
    }
}

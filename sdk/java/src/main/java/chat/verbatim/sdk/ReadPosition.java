package chat.verbatim.sdk;

import org.jspecify.annotations.Nullable;

/**
 * The place in the log that reads ask for. Positions cannot be compared, so a write is asked for until its own frame was seen, or two
 * heartbeats after it (a write need not have a frame); otherwise the newest frame.
 */
final class ReadPosition {
    private static final int BEATS = 2;

    private @Nullable String written;
    private @Nullable String seen;
    private int beats;

    synchronized void written(String position) {
        written = position;
        beats = 0;
    }

    synchronized void seen(String position, boolean heartbeat) {
        seen = position;
        if (heartbeat) {
            beats++;
        }
        if (position.equals(written) || beats >= BEATS) {
            written = null;
        }
    }

    synchronized @Nullable String get() {
        return written != null ? written : seen;
    }
}

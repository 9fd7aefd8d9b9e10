package chat.verbatim.realtime.connection;

import chat.verbatim.http.TokenBuckets;
import java.time.InstantSource;

/** How often each connection may say anything at all, however little it does: also marks, typing and resuming cost something. */
public final class EventLimit {
    private final TokenBuckets byConnection;

    /**
     * @param burst so many at once
     * @param perSecond so many more each second
     */
    public EventLimit(int burst, double perSecond, InstantSource clock) {
        this.byConnection = new TokenBuckets(burst, perSecond, clock);
    }

    /** @throws chat.verbatim.api.RefusedException with {@code RATE_LIMITED}, and when to come back, if it was too often */
    void take(String connectionId) {
        byConnection.take(connectionId);
    }
}

package chat.verbatim.realtime.transport.engineio;

import chat.verbatim.realtime.transport.CloseReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The HTTP requests of one session that are under way: at most one GET and one POST. */
final class PollingState {

    // For an upgrade request that is on its way behind the probe; the official server waits twice as long.
    private static final Duration PROBED_POLL = Duration.ofMillis(50);

    @Nullable
    private Exchange poll;

    private boolean posting;
    private boolean probing;
    private boolean owesNoop;

    @Nullable
    private CloseReason parting;

    /** A GET begins to wait; false if one waits already. */
    synchronized boolean begin(Exchange exchange) {
        if (poll != null) {
            return false;
        }
        poll = exchange;
        return true;
    }

    /** Claims a GET that waits, to answer it; false if somebody else has done so. */
    synchronized boolean claim(Exchange exchange) {
        if (poll == exchange) {
            poll = null;
        }
        return exchange.claim();
    }

    /** Answers the GET that waits in a moment, if the probe still lasts: the client cannot upgrade before that. */
    synchronized void releaseSoon() {
        Exchange waiting = poll;
        if (waiting != null) {
            Thread.ofVirtual().name("realtime-poll").start(() -> release(waiting));
        }
    }

    /** Takes the GET that waits. */
    @Nullable
    synchronized Exchange take() {
        Exchange taken = poll;
        poll = null;
        return taken;
    }

    /** A POST begins; false if one is under way already. */
    synchronized boolean beginPost() {
        boolean first = !posting;
        posting = true;
        return first;
    }

    /** The POST is over. */
    synchronized void endPost() {
        posting = false;
    }

    /** A websocket begins to probe; false if one does already. */
    synchronized boolean beginProbe() {
        boolean first = !probing;
        probing = true;
        return first;
    }

    /** The probe is over. */
    synchronized void endProbe() {
        probing = false;
    }

    /** Whether a websocket probes. */
    synchronized boolean isProbing() {
        return probing;
    }

    /** The client has left while no GET waited: one that crosses its farewell on the way is still due an answer. */
    synchronized void oweNoop() {
        owesNoop = true;
    }

    /** Whether the client is due that answer; true once. */
    synchronized boolean takeNoop() {
        boolean owed = owesNoop;
        owesNoop = false;
        return owed;
    }

    /** All is said: the next GET is answered with the close. */
    synchronized void part(CloseReason reason) {
        parting = reason;
    }

    /** Why the next GET is answered with the close; null if it is not. */
    @Nullable
    synchronized CloseReason parting() {
        return parting;
    }

    private void release(Exchange waiting) {
        try {
            Thread.sleep(PROBED_POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (isProbing() && claim(waiting)) {
            waiting.write(PacketType.NOOP);
        }
    }
}

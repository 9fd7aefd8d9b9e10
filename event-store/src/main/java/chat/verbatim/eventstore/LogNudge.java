package chat.verbatim.eventstore;

/**
 * Tells the other processes on a log that there is something new, so that they need not poll. An accelerator only:
 * nudges may be lost, doubled or late, and no event is.
 */
public interface LogNudge {

    /** Called after each group of appends of this process; must return at once and not throw. */
    void appended(long headPosition);

    /**
     * Has {@code listener} called whenever another process has appended; too often is harmless.
     *
     * @return ends the subscription
     */
    Runnable subscribe(Runnable listener);

    /** For a log with one process. */
    static LogNudge none() {
        return NoNudge.INSTANCE;
    }
}

package chat.verbatim.loadtest.eventstore;

import java.time.Duration;

/** One way to store events, over a server of its own. */
interface Contestant extends AutoCloseable {

    /** Appends one event to an aggregate of its own for each writer and waits for the acknowledgement. */
    void append(String writer, long sequence);

    /** Fills the empty store with lone events. */
    void seed(int events);

    /** Reads from the beginning until {@code events} events were read or the time is over; returns how many it were. */
    int replay(int events, Duration limit) throws InterruptedException;

    /** How large a token at the head is in the token store, in bytes; 0 where there are no tokens. */
    int tokenBytes();

    @Override
    void close();
}

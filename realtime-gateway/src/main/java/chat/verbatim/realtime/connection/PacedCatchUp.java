package chat.verbatim.realtime.connection;

import chat.verbatim.realtime.routing.ClientSession;
import chat.verbatim.realtime.transport.Connection;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many connections catch up at once, in the order in which they came. When a whole node's clients come back together, they would
 * otherwise take the processor and the store from those who are talking, and be no sooner done themselves.
 */
public final class PacedCatchUp {
    /** Spread, so that those who are sent away do not come back together. In seconds. */
    private static final int LONGEST_WAIT = 10;

    private final Catching catching;
    private final Semaphore turns;
    private final int mostWaiting;

    /** What {@link CatchUp#bring} does. */
    interface Catching {
        boolean bring(Connection<ClientSession> connection, @Nullable String position) throws InterruptedException;
    }

    /**
     * @param atOnce how many catch up at once; 1 or more
     * @param mostWaiting how many may wait for their turn before others are asked to come back later
     */
    public PacedCatchUp(CatchUp catchUp, int atOnce, int mostWaiting) {
        this(catchUp::bring, atOnce, mostWaiting);
    }

    PacedCatchUp(Catching catching, int atOnce, int mostWaiting) {
        this.catching = catching;
        this.turns = new Semaphore(atOnce, true);
        this.mostWaiting = mostWaiting;
    }

    /** As {@link CatchUp#bring}, when it is this connection's turn. */
    boolean bring(Connection<ClientSession> connection, @Nullable String position) throws InterruptedException {
        turns.acquire();
        try {
            // Whoever left while it waited shall not cost the others anything.
            return connection.isOpen() && catching.bring(connection, position);
        } finally {
            turns.release();
        }
    }

    /** Does what else a connection needs that has caught up, when it is its turn again. */
    void inTurn(Runnable rest) throws InterruptedException {
        turns.acquire();
        try {
            rest.run();
        } finally {
            turns.release();
        }
    }

    /** How many wait for their turn. */
    public int waiting() {
        return turns.getQueueLength();
    }

    /** Whether so many wait already that another one had better come back later. */
    boolean isFull() {
        return turns.getQueueLength() >= mostWaiting;
    }

    /** When somebody who was sent away may come back, in seconds; another answer each time. */
    long retryAfter() {
        return ThreadLocalRandom.current().nextLong(1, LONGEST_WAIT + 1L);
    }
}

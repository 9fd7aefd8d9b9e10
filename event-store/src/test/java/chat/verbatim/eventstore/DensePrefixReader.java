package chat.verbatim.eventstore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;

/** Reads a log from its beginning while others write, and notes everything that is not as promised. */
final class DensePrefixReader {

    private final DenseLogEventStore store;
    private final Thread thread;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<String, String> claims = new HashMap<>();
    private volatile long position;
    private volatile boolean stopped;

    DensePrefixReader(DenseLogEventStore store) {
        this.store = store;
        this.thread = Thread.ofVirtual().start(this::run);
    }

    private void run() {
        try (TrackingEventStream stream = store.openStream(null)) {
            while (!stopped) {
                if (stream.hasNextAvailable(100, TimeUnit.MILLISECONDS)) {
                    check(stream.nextAvailable());
                }
            }
        } catch (InterruptedException | RuntimeException e) {
            faults.add(e.toString());
        }
    }

    private void check(TrackedEventMessage<?> message) {
        long next = Positions.of(message.trackingToken());
        long commit = Positions.commitOf(next);
        boolean sameCommit = Positions.eventsRead(position) > 0;
        boolean dense = commit == Positions.nextCommit(position)
                && (Positions.eventsRead(next) == 0
                        || Positions.eventsRead(next) == (sameCommit ? Positions.eventsRead(position) + 1 : 1));
        if (!dense) {
            faults.add("After position " + position + " came " + next);
        }
        DomainEventMessage<?> event = (DomainEventMessage<?>) message;
        String aggregateId = event.getAggregateIdentifier();
        long expected = sequences.getOrDefault(aggregateId, -1L) + 1;
        if (event.getSequenceNumber() != expected) {
            faults.add(aggregateId + " went on with " + event.getSequenceNumber() + " instead of " + expected);
        }
        sequences.put(aggregateId, event.getSequenceNumber());
        if (event.getMetaData().get(DenseLogEventStore.CLAIM) instanceof String claim
                && claims.put(claim, aggregateId + ":" + event.getSequenceNumber()) != null) {
            faults.add("Claim " + claim + " was granted twice");
        }
        position = next;
    }

    /** The position that was read last. */
    long position() {
        return position;
    }

    /** Ends the reading; the results may be asked for afterwards. */
    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
    }

    List<String> faults() {
        return faults;
    }

    /** Which event holds each claim, as {@code aggregate:sequence}. */
    Map<String, String> claims() {
        return claims;
    }

    long events() {
        return sequences.values().stream().mapToLong(last -> last + 1).sum();
    }
}

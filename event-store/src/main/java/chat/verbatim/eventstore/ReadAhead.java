package chat.verbatim.eventstore;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/** Reads the log in batches, and the next batch already while the last one is consumed. */
final class ReadAhead {

    private final LogCollection collection;
    private final int batch;
    private @Nullable FutureTask<List<Commit>> ahead;
    private long aheadFrom;

    ReadAhead(LogCollection collection, int batch) {
        this.collection = collection;
        this.batch = batch;
    }

    /** Commits from {@code first} on, at most a batch and at most up to {@code head}, without holes. */
    List<Commit> read(long first, long head) {
        List<Commit> commits = ahead != null && aheadFrom == first ? await(ahead) : fetch(first, head);
        ahead = null;
        long next = first + commits.size();
        if (commits.size() == batch && next <= head) {
            aheadFrom = next;
            ahead = new FutureTask<>(() -> fetch(next, head));
            Thread.startVirtualThread(ahead);
        }
        return commits;
    }

    private List<Commit> fetch(long first, long head) {
        return collection.readFrom(first, (int) Math.min(batch, head - first + 1));
    }

    private static List<Commit> await(FutureTask<List<Commit>> reading) {
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new EventStoreException("Reading ahead failed", e);
        }
    }

    void close() {
        ahead = null;
    }
}

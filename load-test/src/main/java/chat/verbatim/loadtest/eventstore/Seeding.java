package chat.verbatim.loadtest.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fills a store by many writers at once. */
final class Seeding {

    private static final int WRITERS = 64;

    /** One append. */
    @FunctionalInterface
    interface Append {
        void append(String writer, long sequence);
    }

    private Seeding() {}

    static void concurrently(int events, Append append) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                String writer = "seed-" + i;
                int count = events / WRITERS + (i < events % WRITERS ? 1 : 0);
                writers.add(executor.submit(() -> {
                    for (int sequence = 0; sequence < count; sequence++) {
                        append.append(writer, sequence);
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Seeding failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Seeding was interrupted", e);
        }
    }
}

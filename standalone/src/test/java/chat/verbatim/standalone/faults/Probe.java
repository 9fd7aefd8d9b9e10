package chat.verbatim.standalone.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two people who do nothing but find out how long it takes until they can talk again. */
final class Probe implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Talker one;
    private final Talker other;
    private final String chatId;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private int said;

    Probe(Talker one, Talker other, String chatId) {
        this.one = one;
        this.other = other;
        this.chatId = chatId;
    }

    List<Talker> talkers() {
        return List.of(one, other);
    }

    /** Each to a gateway of their own, so that whatever happens to a gateway happens to one of them. */
    void spread() throws InterruptedException {
        one.device().moveTo(0);
        other.device().moveTo(1);
    }

    /** Both say something at once; how long until each has heard the other. */
    Duration measure() throws InterruptedException {
        long begin = System.nanoTime();
        said++;
        Future<Void> there = threads.submit(exchange(one, "one " + said, "other " + said));
        Future<Void> back = threads.submit(exchange(other, "other " + said, "one " + said));
        try {
            there.get();
            back.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The probe failed", failed.getCause());
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private Callable<Void> exchange(Talker talker, String says, String hears) {
        return () -> {
            talker.say(chatId, says);
            if (!talker.device().await(hears, PATIENCE)) {
                throw new IllegalStateException("\"" + hears + "\" was not heard in time");
            }
            return null;
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

package chat.verbatim.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final int SECONDS = 20;

    private final AtomicLong head = new AtomicLong();
    private final Arrivals prompt = new Arrivals(head::get);
    private final Arrivals paced = new Arrivals(head::get);
    private Pace pace = new Pace(prompt, paced, LONG);

    private void pace(Duration window) {
        pace.close();
        pace = new Pace(prompt, paced, window);
    }

    private void commit() {
        head.incrementAndGet();
        prompt.signal();
    }

    @AfterEach
    void close() {
        pace.close();
    }

    @Test
    void fewCommitsAreToldOfAtOnceAndByTheSameThread() {
        AtomicInteger told = new AtomicInteger();
        paced.addListener(told::incrementAndGet);
        for (int i = 0; i <= Pace.BURST; i++) {
            commit();
        }
        assertThat(told).hasValue(Pace.BURST + 1);
        commit();
        assertThat(told).as("the next waits for its time").hasValue(Pace.BURST + 1);
    }

    @Test
    void everyCommitIsToldOfHoweverManyCome() throws Exception {
        pace(SHORT);
        int commits = 20_000;
        AtomicInteger told = new AtomicInteger();
        CompletableFuture<Void> last = new CompletableFuture<>();
        paced.addListener(() -> {
            told.incrementAndGet();
            if (head.get() == commits) {
                last.complete(null);
            }
        });
        for (int i = 0; i < commits; i++) {
            commit();
        }
        last.get(SECONDS, TimeUnit.SECONDS);
        assertThat(told.get()).isGreaterThan(1).isLessThan(commits / 10);
    }

    @Test
    void whoWaitsIsWokenByTheCommitThatComesLast() throws Exception {
        pace(SHORT);
        for (int i = 1; i <= 100; i++) {
            long seen = head.get();
            CompletableFuture<Boolean> woken = CompletableFuture.supplyAsync(() -> {
                try {
                    return paced.awaitAfter(seen, SECONDS, TimeUnit.SECONDS);
                } catch (InterruptedException stopping) {
                    return false;
                }
            });
            commit();
            assertThat(woken.get(SECONDS, TimeUnit.SECONDS)).as("commit %d", i).isTrue();
        }
    }

    @Test
    void whoIsInAHurryNeedNotWaitForTheTime() {
        for (int i = 0; i <= Pace.BURST; i++) {
            commit();
        }
        AtomicInteger told = new AtomicInteger();
        paced.addListener(told::incrementAndGet);
        pace.hurry();
        assertThat(told).as("nothing new").hasValue(0);
        commit();
        assertThat(told).as("it was waited for").hasValue(1);
        commit();
        assertThat(told).as("nobody waits for this one").hasValue(1);
        pace.hurry();
        assertThat(told).hasValue(2);
    }

    @Test
    void nobodyIsToldAfterTheEnd() {
        AtomicInteger told = new AtomicInteger();
        paced.addListener(told::incrementAndGet);
        pace.close();
        commit();
        assertThat(told).hasValue(0);
    }
}

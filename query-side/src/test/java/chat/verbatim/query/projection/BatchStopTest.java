package chat.verbatim.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A copy stops where it is told to, and goes on where it stopped. */
@Timeout(60)
class BatchStopTest {
    private final BatchStop stop = new BatchStop();
    private final List<Long> applied = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Thread passing(long position) {
        return Thread.ofVirtual()
                .start(() -> stop.pass(position, upTo -> {
                    applied.add(upTo);
                    stopped.countDown();
                }));
    }

    @Test
    void whatIsNotToldToStopDoesNot() throws InterruptedException {
        passing(7).join();
        assertThat(applied).containsExactly(7L);
    }

    @Test
    void aBatchStopsInTheMiddleAndGoesOnWhenItMay() throws InterruptedException {
        stop.stopAt(5);
        Thread batch = passing(7);
        stopped.await();
        // It waits without holding anything.
        stop.hold(() -> assertThat(applied).containsExactly(5L));
        stop.stopAt(6);
        while (applied.size() < 2) {
            Thread.onSpinWait();
        }
        stop.hold(() -> assertThat(applied).containsExactly(5L, 6L));
        stop.lift();
        batch.join();
        assertThat(applied).containsExactly(5L, 6L, 7L);
    }

    @Test
    void whatEndsBeforeThePlacePassesIt() throws InterruptedException {
        stop.stopAt(5);
        passing(5).join();
        assertThat(applied).containsExactly(5L);
    }
}

package chat.verbatim.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.verbatim.realtime.routing.RecordingConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PacedCatchUpTest {
    private static final int AT_ONCE = 3;
    private static final int MOST_WAITING = 5;

    private final Semaphore let = new Semaphore(0);
    private final AtomicInteger catchingUp = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final PacedCatchUp paced = new PacedCatchUp(
            (connection, position) -> {
                most.accumulateAndGet(catchingUp.incrementAndGet(), Math::max);
                let.acquire();
                catchingUp.decrementAndGet();
                return true;
            },
            AT_ONCE,
            MOST_WAITING);

    @Test
    void soManyAtOnceCatchUpAndAllOfThemInTheEnd() throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> brought = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                RecordingConnection connection = new RecordingConnection("c" + i, "ada");
                brought.add(clients.submit(() -> paced.bring(connection, null)));
            }
            await().until(() -> catchingUp.get() == AT_ONCE);
            assertThat(paced.isFull()).isTrue();
            assertThat(paced.retryAfter()).isBetween(1L, 10L);
            let.release(40);
            for (Future<Boolean> one : brought) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(most).hasValue(AT_ONCE);
        assertThat(paced.isFull()).isFalse();
    }
}

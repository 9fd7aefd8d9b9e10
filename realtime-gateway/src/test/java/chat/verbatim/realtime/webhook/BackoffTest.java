package chat.verbatim.realtime.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofHours(1), new Random(7));

    @Test
    void theWaitDoublesUpToItsBoundAndIsNeverShorterThanHalf() {
        for (int failures = 1; failures < 100; failures++) {
            Duration full = Duration.ofSeconds((long) Math.min(3_600, Math.pow(2, failures - 1)));
            assertThat(backoff.after(failures)).isBetween(full.dividedBy(2), full);
        }
    }
}

package chat.verbatim.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.api.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Two at once, and one more each second. */
class TokenBucketsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final TokenBuckets buckets = new TokenBuckets(2, 1, now::get);

    @Test
    void aBurstIsAllowedAndThenOneASecond() {
        takeTwo();
        assertEmpty();
        pass(Duration.ofSeconds(1));
        buckets.take("ada");
        assertEmpty();
    }

    @Test
    void eachHasABucketOfTheirOwn() {
        takeTwo();
        assertThatCode(() -> buckets.take("grace")).doesNotThrowAnyException();
    }

    @Test
    void waitingGathersNoMoreThanABurst() {
        takeTwo();
        pass(Duration.ofDays(1));
        takeTwo();
        assertEmpty();
    }

    @Test
    void aClockThatIsPutBackTakesNothingAway() {
        buckets.take("ada");
        pass(Duration.ofMinutes(-10));
        buckets.take("ada");
        assertEmpty();
        pass(Duration.ofSeconds(1));
        buckets.take("ada");
    }

    @Test
    void whatTurnedOutWellIsGivenBack() {
        for (int i = 0; i < 10; i++) {
            buckets.take("ada");
            buckets.giveBack("ada");
        }
        takeTwo();
        assertEmpty();
    }

    @Test
    void manyAreTakenTogetherOrNotAtAll() {
        buckets.take("ada");
        assertThatThrownBy(() -> buckets.take("ada", 2, "Wait.")).hasMessageContaining("Wait.");
        buckets.take("ada", 1, "Wait.");
        buckets.giveBack("ada", 2);
        buckets.take("ada", 3, "Wait.");
        assertEmpty();
    }

    private void takeTwo() {
        buckets.take("ada");
        buckets.take("ada");
    }

    private void assertEmpty() {
        assertThatThrownBy(() -> buckets.take("ada")).isInstanceOf(RefusedException.class);
    }

    private void pass(Duration duration) {
        now.updateAndGet(before -> before.plus(duration));
    }
}

package chat.verbatim.node.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.session.SessionQuery.TokenKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Keys are found when they are new, and the command side is not asked more often than that needs. */
class TokenKeyRingTest {
    private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofMinutes(1);

    private final TokenIssuer first = TokenIssuer.withKey("k1");
    private final TokenIssuer second = TokenIssuer.withKey("k2");
    private final AtomicInteger asked = new AtomicInteger();
    private volatile TokenKeys answer = TokenIssuer.published(first);
    private volatile boolean away;
    private volatile CountDownLatch asking = new CountDownLatch(0);
    private final AtomicLong now = new AtomicLong();
    private final TokenKeyRing ring = new TokenKeyRing(this::ask, Duration.ofHours(1), now::get);

    private TokenKeys ask() {
        asked.incrementAndGet();
        awaitAllThatAsk();
        if (away) {
            throw Refusal.because(RefusalCode.UNAVAILABLE, "Nobody is there.");
        }
        return answer;
    }

    private void awaitAllThatAsk() {
        try {
            asking.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void later() {
        now.addAndGet(LONGER_THAN_ANY_PAUSE.toNanos());
    }

    @Test
    void knownKeysAreAskedForOnce() {
        for (int i = 0; i < 100; i++) {
            assertThat(ring.find("k1")).isEqualTo(first.keys().getPublic());
            assertThat(ring.isIssuer(TokenIssuer.ISSUER)).isTrue();
            later();
        }

        assertThat(asked).hasValue(1);
    }

    @Test
    void aNewKeyIsFoundWithoutARestartAndTheOldOneAsLongAsItIsPublished() {
        ring.find("k1");
        answer = TokenIssuer.published(first, second);
        later();

        assertThat(ring.find("k2")).isEqualTo(second.keys().getPublic());
        assertThat(ring.find("k1")).isEqualTo(first.keys().getPublic());

        answer = TokenIssuer.published(second);
        later();
        assertThat(ring.find("k3")).isNull();
        assertThat(ring.find("k1")).isNull();
    }

    @Test
    void keysThatStrangersMakeUpAreNotAskedForEachTime() {
        for (int i = 0; i < 100; i++) {
            assertThat(ring.find("made up " + i)).isNull();
        }
        assertThat(asked).hasValue(1);

        later();
        for (int i = 0; i < 100; i++) {
            assertThat(ring.find("made up again " + i)).isNull();
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void norWhenManyComeAtOnce() throws Exception {
        ring.find("k1");
        later();
        asking = new CountDownLatch(100);
        List<Future<?>> found = new ArrayList<>();
        try (ExecutorService strangers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                String id = "made up " + i;
                found.add(strangers.submit(() -> {
                    asking.countDown();
                    return ring.find(id);
                }));
            }
            for (Future<?> each : found) {
                assertThat(each.get()).isNull();
            }
        }

        assertThat(asked).hasValue(2);
    }

    @Test
    void whileTheCommandSideIsAwayKnownKeysServeAndItIsNotAskedForEachUnknownOne() {
        ring.find("k1");
        away = true;
        later();

        for (int i = 0; i < 100; i++) {
            String id = "made up " + i;
            assertThatThrownBy(() -> ring.find(id)).isInstanceOf(RefusedException.class);
            assertThat(ring.find("k1")).isNotNull();
        }
        assertThat(asked).hasValue(2);

        away = false;
        answer = TokenIssuer.published(first, second);
        later();
        assertThat(ring.find("k2")).isNotNull();
    }

    @Test
    void aRingThatWasNeverFilledIsFilledWhenTheCommandSideComes() {
        away = true;
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> ring.find("k1")).isInstanceOf(RefusedException.class);
        }
        assertThat(asked).hasValue(1);

        away = false;
        later();
        assertThat(ring.find("k1")).isNotNull();
    }

    @Test
    void tokensThatLiveLongerThanEndedSessionsAreRememberedAreAMistakeOfTheSettings() {
        TokenKeyRing forgetful = new TokenKeyRing(this::ask, Duration.ofMinutes(1), now::get);

        assertThatThrownBy(() -> forgetful.find("k1")).hasMessageContaining("ended-sessions-kept");
    }
}

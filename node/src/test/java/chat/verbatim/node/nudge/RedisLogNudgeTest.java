package chat.verbatim.node.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.testservers.RedisServer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Nudges between two processes, over a real Redis that comes and goes. */
@ExtendWith(OutputCaptureExtension.class)
class RedisLogNudgeTest {
    private static final long PATIENCE_SECONDS = 60;

    private final RedisServer redis = RedisServer.start();
    private final RedisLogNudge here = new RedisLogNudge(redis.uri());
    private final RedisLogNudge there = new RedisLogNudge(redis.uri());
    private final Semaphore nudges = new Semaphore(0);

    @AfterEach
    void end() {
        here.close();
        there.close();
        redis.close();
    }

    private void awaitNudgesFromHereToThere() throws InterruptedException {
        awaitNudges(here, nudges);
    }

    private static void awaitNudges(RedisLogNudge from, Semaphore nudges) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        nudges.drainPermits();
        do {
            assertThat(System.nanoTime()).as("nudges come through").isLessThan(end);
            from.appended(1_024);
        } while (!nudges.tryAcquire(200, TimeUnit.MILLISECONDS));
    }

    @Test
    void anAppendHereIsHeardOfThere() throws InterruptedException {
        there.subscribe(nudges::release);

        awaitNudgesFromHereToThere();
    }

    @Test
    void nobodyIsNudgedByTheirOwnAppends() throws InterruptedException {
        AtomicInteger own = new AtomicInteger();
        there.subscribe(nudges::release);
        here.subscribe(own::incrementAndGet);
        int appends = 20;
        for (int i = 0; i < appends; i++) {
            awaitNudgesFromHereToThere();
        }
        // What is left is that of connecting.
        assertThat(own.get()).isLessThan(appends / 2);
    }

    @Test
    void whoHasUnsubscribedIsLeftAlone() throws InterruptedException {
        Semaphore former = new Semaphore(0);
        there.subscribe(nudges::release);
        there.subscribe(former::release).run();

        awaitNudgesFromHereToThere();

        assertThat(former.tryAcquire()).isFalse();
    }

    @Test
    void nudgesComeAgainAfterRedisWasKilled() throws InterruptedException {
        there.subscribe(nudges::release);
        awaitNudgesFromHereToThere();
        redis.kill();
        here.appended(2_048);
        redis.restart();

        awaitNudgesFromHereToThere();
    }

    @Test
    void anAppendWaitsForNobodyWhileRedisHangs() throws InterruptedException {
        there.subscribe(nudges::release);
        awaitNudgesFromHereToThere();
        redis.pause();
        for (int i = 0; i < 10_000; i++) {
            here.appended(i);
        }
        redis.resume();

        awaitNudgesFromHereToThere();
    }

    @Test
    void whatIsWrongIsKnownUntilItIsRight() throws InterruptedException {
        awaitWell();

        redis.pause();
        assertThat(here.fault()).isEqualTo("it does not answer in time");
        redis.resume();
        awaitWell();

        redis.kill();
        assertThat(here.fault()).isNotNull();
        redis.restart();
        awaitWell();
    }

    private void awaitWell() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (here.fault() != null) {
            assertThat(System.nanoTime()).as("well in time").isLessThan(end);
            Thread.sleep(50);
        }
    }

    @Test
    void refusedCredentialsAreToldOnce(CapturedOutput output) throws InterruptedException {
        try (RedisServer guarded = RedisServer.startWithPassword("sesame");
                RedisLogNudge stranger = new RedisLogNudge("redis://:wrong@127.0.0.1:" + guarded.port())) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!String.valueOf(stranger.fault()).contains("refuses the name or the password")) {
                assertThat(System.nanoTime()).as("known in time").isLessThan(end);
                Thread.sleep(50);
            }
            // Long enough for more than one try.
            Thread.sleep(2_000);
        }
        assertThat(output.getAll().lines().filter(line -> line.contains("refuses the name or the password")))
                .singleElement()
                .asString()
                .contains("polling");
    }
}

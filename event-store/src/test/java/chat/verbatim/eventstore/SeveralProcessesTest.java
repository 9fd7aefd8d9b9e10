package chat.verbatim.eventstore;

import static chat.verbatim.eventstore.TestEvents.noted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several stores on one log, as several processes would have them. */
class SeveralProcessesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration NEVER = Duration.ofDays(1);

    private final EmbeddedMongo mongo = new EmbeddedMongo();
    private final LocalNudges nudges = new LocalNudges();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        mongo.close();
    }

    @Test
    void aNudgeBringsWhatAnotherProcessAppended() throws InterruptedException {
        DenseLogEventStore here = store(NEVER);
        DenseLogEventStore there = store(NEVER);
        AtomicInteger calls = new AtomicInteger();
        try (TrackingEventStream stream = here.openStream(null)) {
            stream.setOnAvailableCallback(calls::incrementAndGet);

            there.publish(noted("a", 0));

            assertThat(stream.hasNextAvailable(30, TimeUnit.SECONDS)).isTrue();
            await().atMost(PATIENCE).until(() -> calls.get() >= 2);
            assertThat(here.headPosition()).isEqualTo(there.headPosition());
        }
    }

    @Test
    void aLostNudgeOnlyMeansToWaitForThePoll() throws InterruptedException {
        nudges.lost = true;
        DenseLogEventStore here = store(Duration.ofMillis(20));
        DenseLogEventStore there = store(NEVER);
        try (TrackingEventStream stream = here.openStream(null)) {
            there.publish(noted("a", 0));

            assertThat(stream.hasNextAvailable(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void writersThatNeverHeardOfEachOtherStillWriteOneLog() {
        DenseLogEventStore here = store(NEVER);
        DenseLogEventStore there = store(NEVER);
        for (int i = 0; i < 700; i++) {
            here.publish(noted("a", i));
        }
        for (int i = 0; i < 20; i++) {
            there.publish(noted("b", i));
            here.publish(noted("c", i));
        }

        ChainVerification verification = here.verify(0, here.headPosition());

        assertThat(verification.isIntact()).isTrue();
        assertThat(verification.lastCommit()).isEqualTo(740);
    }

    @Test
    void theLeaseHasOneHolderAndPassesOnWhenItIsGivenUp() {
        AppendLease first = lease("first", Duration.ofMinutes(1));
        AppendLease second = lease("second", Duration.ofMillis(300));

        assertThat(first.isHeld()).isTrue();
        assertThat(second.isHeld()).isFalse();
        assertThat(second.holder()).contains("first");
        first.close();

        await().atMost(PATIENCE).until(second::isHeld);
        assertThat(first.isHeld()).isFalse();
    }

    @Test
    void theLeaseOfADeadHolderRunsOut() {
        mongo.database()
                .getCollection("events_lease")
                .insertOne(new org.bson.Document("_id", "append")
                        .append("owner", "dead")
                        .append("beat", 41L));
        AppendLease heir = lease("heir", Duration.ofMillis(300));

        boolean heldAtOnce = heir.isHeld();

        assertThat(heldAtOnce).isFalse();
        await().atMost(PATIENCE).until(heir::isHeld);
    }

    private DenseLogEventStore store(Duration poll) {
        DenseLogEventStore store = DenseLogEventStore.builder()
                .database(mongo.database())
                .serializer(TestEvents.serializer())
                .nudge(nudges)
                .settings(LogSettings.defaults().withPollInterval(poll))
                .build();
        open.add(store);
        return store;
    }

    private AppendLease lease(String owner, Duration timeToLive) {
        AppendLease lease = AppendLease.on(mongo.database(), LogSettings.defaults(), owner, timeToLive);
        open.add(lease);
        return lease;
    }

    /** Passes nudges on within this process. */
    private static final class LocalNudges implements LogNudge {

        private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
        private volatile boolean lost;

        @Override
        public void appended(long headPosition) {
            if (!lost) {
                listeners.forEach(Runnable::run);
            }
        }

        @Override
        public Runnable subscribe(Runnable listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }
    }
}

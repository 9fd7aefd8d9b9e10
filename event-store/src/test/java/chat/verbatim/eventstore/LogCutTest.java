package chat.verbatim.eventstore;

import static chat.verbatim.eventstore.TestEvents.claiming;
import static chat.verbatim.eventstore.TestEvents.noted;
import static chat.verbatim.eventstore.TestEvents.notedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A log is cut, with all that was made of what is gone, and goes on as if that had never been. */
class LogCutTest {
    private static final int ALL = Integer.MAX_VALUE;
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final EmbeddedMongo mongo = new EmbeddedMongo();
    private final CheckpointSigner signer = CheckpointSigner.of("example.org/log", CheckpointSigner.newKey());
    private final LogCut cut = new LogCut(mongo.database(), LogSettings.defaults(), Clock.systemUTC());

    @AfterEach
    void close() {
        mongo.close();
    }

    /** What has to be done before. */
    private static void nothing() {}

    private DenseLogEventStore open() {
        return DenseLogEventStore.builder()
                .database(mongo.database())
                .serializer(TestEvents.serializer())
                .build();
    }

    private void append(int from, int to) {
        try (DenseLogEventStore store = open()) {
            for (int i = from; i < to; i++) {
                store.publish(noted("a", i));
            }
        }
    }

    private long checkpointed() {
        try (DenseLogEventStore store = open()) {
            return store.proofs().takeCheckpoint(signer, ALL).orElseThrow().size();
        }
    }

    @Test
    void whatStandsBehindIsToldAndTakenAndTheRestVerifies() {
        append(0, 2_600);
        List<LogCut.Event> told = new ArrayList<>();
        cut.forEachBehind(300, told::add);
        assertThat(told).hasSize(2_300);
        assertThat(told.getFirst())
                .matches(event -> event.sequence() == 300 && "a".equals(event.aggregateId()))
                .matches(event -> event.type().endsWith("Noted"));

        cut.cut(300, LogCutTest::nothing);

        assertThat(cut.head()).isEqualTo(300);
        assertThat(mongo.database().getCollection("events").countDocuments()).isEqualTo(300);
        try (DenseLogEventStore store = open()) {
            assertThat(store.readEvents("a").asStream()).hasSize(300);
            assertThat(store.verify(0, store.headPosition()).fault()).isEmpty();
            assertThat(store.verify(0, store.headPosition()).lastCommit()).isEqualTo(300);
        }
    }

    @Test
    void theLogGoesOnWithTheNumbersThatAreFreeAgain() {
        append(0, 10);
        try (DenseLogEventStore store = open()) {
            store.publish(claiming("name", "b", 0));
        }
        cut.cut(10, LogCutTest::nothing);

        try (DenseLogEventStore store = open()) {
            store.publish(claiming("name", "c", 0));
            store.publish(noted("b", 0));
            assertThat(store.headPosition()).isEqualTo(LogCut.positionAfter(12));
            assertThat(store.verify(0, store.headPosition()).fault()).isEmpty();
        }
    }

    @Test
    void snapshotsAndCheckpointsOfWhatIsGoneAreGoneToo() {
        append(0, 100);
        assertThat(checkpointed()).isEqualTo(100);
        append(100, 600);
        assertThat(checkpointed()).isEqualTo(600);
        append(600, 700);
        assertThat(checkpointed()).isEqualTo(700);
        try (DenseLogEventStore store = open()) {
            store.storeSnapshot(noted("a", 650));
        }

        cut.cut(599, LogCutTest::nothing);

        try (DenseLogEventStore store = open()) {
            assertThat(store.proofs().newestCheckpoint().orElseThrow().size()).isEqualTo(100);
            assertThat(store.readEvents("a").asStream()).hasSize(599);
            for (int i = 599; i < 620; i++) {
                store.publish(noted("a", i));
            }
            assertThat(store.proofs().takeCheckpoint(signer, ALL).orElseThrow().size())
                    .isEqualTo(620);
        }
    }

    @Test
    void aMomentKeepsWhatHappenedUntilThen() {
        try (DenseLogEventStore store = open()) {
            store.publish(notedAt(NOON, "a", 0));
            store.publish(notedAt(NOON.plusMillis(1), "a", 1));
            store.publish(notedAt(NOON.plusMillis(2), "a", 2));
        }
        assertThat(cut.lastCommitUntil(NOON.minusMillis(1))).isZero();
        assertThat(cut.lastCommitUntil(NOON)).isEqualTo(1);
        assertThat(cut.lastCommitUntil(NOON.plusMillis(1))).isEqualTo(2);
        assertThat(cut.lastCommitUntil(NOON.plusSeconds(60))).isEqualTo(3);
        assertThat(LogCut.commitOf(LogCut.positionAfter(2))).isEqualTo(2);
        assertThat(LogCut.commitOf(0)).isZero();
    }

    @Test
    void aCutThatWasBrokenOffIsFinishedAndNoOtherIsBegunBefore() {
        append(0, 2_500);
        assertThat(cut.unfinished()).isNull();
        cut.cut(2_400, LogCutTest::nothing);
        assertThat(cut.unfinished()).isNull();
        // As after a kill that came when the cut was written down, and some were taken.
        mongo.database()
                .getCollection("events_cuts")
                .insertOne(
                        new Document("kept", 100L).append("takenUpTo", 2_400L).append("done", false));
        mongo.database().getCollection("events").deleteMany(new Document("_id", new Document("$in", List.of(1_500L))));

        assertThat(cut.unfinished()).isEqualTo(100);
        assertThatThrownBy(() -> cut.cut(50, LogCutTest::nothing)).hasMessageContaining("behind commit 100 was begun");
        assertThatThrownBy(() -> LogCut.requireFinished(mongo.database(), LogSettings.defaults()))
                .hasMessageContaining("broken off");
        cut.cut(100, LogCutTest::nothing);

        assertThat(cut.unfinished()).isNull();
        assertThat(mongo.database().getCollection("events").countDocuments()).isEqualTo(100);
    }

    @Test
    void whatHasToBeDoneBeforeIsDoneWhileTheLogIsWholeAndAgainOnlyWhenItFailed() {
        append(0, 10);
        assertThatThrownBy(() -> cut.cut(4, () -> {
                    throw new IllegalStateException("the store is away");
                }))
                .hasMessage("the store is away");
        assertThat(cut.head()).isEqualTo(10);
        assertThat(cut.unfinished()).isEqualTo(4);

        List<Long> heads = new ArrayList<>();
        cut.cut(4, () -> heads.add(cut.head()));

        assertThat(heads).containsExactly(10L);
        assertThat(cut.head()).isEqualTo(4);
        LogCut.requireFinished(mongo.database(), LogSettings.defaults());
    }

    @Test
    void thereIsNothingBehindTheEndAndNothingBeforeTheBeginning() {
        append(0, 3);
        assertThatThrownBy(() -> cut.cut(4, LogCutTest::nothing)).hasMessageContaining("The log ends with commit 3");
        assertThatThrownBy(() -> cut.cut(-1, LogCutTest::nothing)).isInstanceOf(IllegalArgumentException.class);
        cut.cut(3, LogCutTest::nothing);
        assertThat(cut.head()).isEqualTo(3);
        cut.cut(0, LogCutTest::nothing);
        assertThat(cut.head()).isZero();
        append(0, 2);
        assertThat(cut.head()).isEqualTo(2);
    }
}

package chat.verbatim.eventstore;

import static chat.verbatim.eventstore.TestEvents.noted;
import static chat.verbatim.eventstore.TestEvents.notedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log as it is stored, read in pages. */
class LogPagesTest {

    private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");

    private final EmbeddedMongo mongo = new EmbeddedMongo();
    private DenseLogEventStore store;
    private LogPages pages;

    @BeforeEach
    void open() {
        store = DenseLogEventStore.builder()
                .database(mongo.database())
                .serializer(TestEvents.serializer())
                .build();
        pages = store.pages();
    }

    @AfterEach
    void close() {
        store.close();
        mongo.close();
    }

    @Test
    void everyLineHasTheHashesThatMakeTheChain() {
        store.publish(noted("a", 0));
        store.publish(noted("a", 1), noted("b", 0), noted("a", 2));
        store.publish(noted("b", 1));

        List<LogLine> lines = pages.from(1, 10);

        assertThat(lines)
                .extracting(line -> line.event().aggregateId() + line.event().sequence())
                .containsExactly("a0", "a1", "b0", "a2", "b1");
        assertThat(lines).extracting(LogLine::position).isSorted().doesNotHaveDuplicates();
        assertThat(lines.getLast().position()).isEqualTo(store.headPosition());
        assertThat(lines.getFirst().payload()).isEqualTo("{\"text\":\"text 0\"}");
        assertThat(lines).allSatisfy(LogPagesTest::assertHash);
        assertThat(pages.from(3, 1)).singleElement().satisfies(LogPagesTest::assertHash);
        assertThat(pages.from(4, 1)).isEmpty();
    }

    private static void assertHash(LogLine line) {
        CommitEvidence commit = line.commit();
        assertThat(commit.hash())
                .isEqualTo(CommitHash.chain(
                        commit.previousHash(),
                        commit.position(),
                        commit.time(),
                        new ObjectId(commit.id()),
                        commit.contentDigest()));
        assertThat(commit.events()).contains(line.event());
    }

    @Test
    void anAggregateIsReadWithoutTheOthers() {
        store.publish(noted("b", 0));
        store.publish(noted("a", 0), noted("b", 1), noted("a", 1));
        store.publish(noted("b", 2));
        store.publish(noted("a", 2));

        List<LogLine> lines = pages.ofAggregate("a", 1, 5);

        assertThat(lines).extracting(line -> line.event().sequence()).containsExactly(1L, 2L);
        assertThat(lines).allSatisfy(LogPagesTest::assertHash);
        assertThat(pages.ofAggregate("a", 0, 1)).hasSize(1);
        assertThat(pages.ofAggregate("a", 3, 5)).isEmpty();
        assertThat(pages.ofAggregate("nobody", 0, 5)).isEmpty();
    }

    @Test
    void aPlaceInAStreamIsFound() {
        for (int i = 0; i < 37; i++) {
            store.publish(notedAt(BEGIN.plusSeconds(i), "a", i));
        }
        for (long wanted : new long[] {0, 1, 2, 3, 17, 35, 36, 37}) {
            Instant moment = BEGIN.plusSeconds(wanted);
            assertThat(pages.firstSeq(
                            "a",
                            line -> Instant.ofEpochMilli(line.commit().time()).isBefore(moment)))
                    .isEqualTo(wanted);
            assertThat(pages.commitAt(moment, 37)).isEqualTo(wanted + 1);
        }
        assertThat(pages.firstSeq("nobody", line -> true)).isZero();
    }

    @Test
    void positionsLeadToCommits() {
        store.publish(noted("a", 0));
        store.publish(noted("a", 1), noted("a", 2));
        List<LogLine> lines = pages.from(1, 2);

        assertThat(pages.commitBehind(0)).isEqualTo(1);
        assertThat(pages.commitBehind(lines.getFirst().position())).isEqualTo(2);
        assertThat(pages.commitBehind(lines.get(1).position())).isEqualTo(2);
        assertThat(pages.commitBehind(lines.get(2).position())).isEqualTo(3);
        assertThat(lines).extracting(line -> pages.commitOf(line.position())).containsExactly(1L, 2L, 2L);
        assertThat(pages.commitOf(0)).isZero();
    }

    @Test
    void aPageHasAnEnd() {
        for (int count : Arrays.asList(0, 1_001)) {
            assertThatThrownBy(() -> pages.from(1, count)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> pages.ofAggregate("a", 0, count)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}

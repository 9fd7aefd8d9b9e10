package chat.verbatim.eventstore;

import static chat.verbatim.eventstore.TestEvents.claiming;
import static chat.verbatim.eventstore.TestEvents.noted;
import static chat.verbatim.eventstore.TestEvents.notedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.verbatim.eventstore.TestEvents.Noted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DenseLogEventStoreTest {

    private final EmbeddedMongo mongo = new EmbeddedMongo();
    private DenseLogEventStore store;

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeAll() {
        store.close();
        mongo.close();
    }

    private DenseLogEventStore open() {
        return DenseLogEventStore.builder()
                .database(mongo.database())
                .serializer(TestEvents.serializer())
                .settings(LogSettings.defaults().withReadBatch(10).withRingCommits(8))
                .build();
    }

    @Test
    void anAggregateIsReadBackAsItWasAppended() {
        store.publish(noted("a", 0, "erste Zeile"), noted("a", 1, "zweite: äöü \uD83D\uDE00"));
        store.publish(noted("b", 0));
        store.publish(noted("a", 2));

        List<? extends DomainEventMessage<?>> events =
                store.readEvents("a").asStream().toList();

        assertThat(events).extracting(DomainEventMessage::getSequenceNumber).containsExactly(0L, 1L, 2L);
        assertThat(events.get(1).getPayload()).isEqualTo(new Noted("zweite: äöü \uD83D\uDE00"));
        assertThat(events.get(1).getType()).isEqualTo("Note");
        assertThat(store.readEvents("nobody").hasNext()).isFalse();
    }

    @Test
    void aLongAggregateIsReadPageByPageFromAnySequence() {
        append("a", 0, 1_200);

        assertThat(store.readEvents("a", 1_100).asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactlyElementsOf(
                        LongStream.range(1_100, 1_200).boxed().toList());
        assertThat(store.readEvents("a").asStream().count()).isEqualTo(1_200);
        assertThat(store.lastSequenceNumberFor("a")).contains(1_199L);
        assertThat(store.lastSequenceNumberFor("b")).isEmpty();
    }

    @Test
    void theLoserOfARaceForASequenceNumberGetsAxonsException() {
        store.publish(noted("a", 0));
        store.publish(noted("a", 1));

        assertThatThrownBy(() -> store.publish(noted("a", 1))).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> store.publish(noted("a", 0))).isInstanceOf(AggregateStreamCreationException.class);
        assertThat(store.readEvents("a").asStream().count()).isEqualTo(2);
    }

    @Test
    void nothingOfACommitIsWrittenWhenOneOfItsEventsConflicts() {
        store.publish(noted("a", 0));

        assertThatThrownBy(() -> store.publish(noted("b", 0), noted("a", 0), noted("c", 0)))
                .isInstanceOf(AggregateStreamCreationException.class);

        assertThat(store.readEvents("b").hasNext()).isFalse();
        assertThat(store.readEvents("c").hasNext()).isFalse();
    }

    @Test
    void aCommitHasALimitForItsEventsAndItsSize() {
        EventMessage<?>[] most =
                IntStream.range(0, 1_023).mapToObj(i -> noted("a", i)).toArray(EventMessage[]::new);
        EventMessage<?>[] tooMany =
                IntStream.range(0, 1_024).mapToObj(i -> noted("b", i)).toArray(EventMessage[]::new);

        store.publish(most);

        assertThat(all(null)).hasSize(1_023).doesNotHaveDuplicates();
        assertThatThrownBy(() -> store.publish(tooMany)).isInstanceOf(EventStoreException.class);
        assertThatThrownBy(() -> store.publish(noted("c", 0, "x".repeat(16_000_000))))
                .isInstanceOf(EventStoreException.class);
    }

    @Test
    void aTakenClaimTellsWhoHoldsIt() {
        store.publish(noted("other", 0));
        store.publish(noted("a", 0), claiming("send-1", "a", 1), noted("a", 2));
        long position = store.read("a", 1).orElseThrow().position();

        ClaimTakenException taken =
                catchThrowableOfType(ClaimTakenException.class, () -> store.publish(claiming("send-1", "a", 3)));

        assertThat(taken.claim()).isEqualTo("send-1");
        assertThat(taken.aggregateId()).isEqualTo("a");
        assertThat(taken.sequence()).isEqualTo(1);
        assertThat(taken.position()).isEqualTo(position);
        assertThat(store.findClaim("send-1")).map(LogEntry::position).contains(position);
        assertThat(store.findClaim("send-2")).isEmpty();
    }

    @Test
    void aTakenClaimOutranksATakenSequenceNumber() {
        store.publish(claiming("send-1", "a", 0));

        assertThatThrownBy(() -> store.publish(claiming("send-1", "a", 0))).isInstanceOf(ClaimTakenException.class);
    }

    @Test
    void aUnitOfWorkLearnsThePositionsOfItsEvents() {
        DomainEventMessage<?> first = noted("a", 0);
        DomainEventMessage<?> second = noted("b", 0);
        DefaultUnitOfWork<?> work = DefaultUnitOfWork.startAndGet(new GenericEventMessage<>("command"));
        store.publish(first);
        store.publish(second);
        Map<String, Object> seen = new HashMap<>();
        work.onCommit(unit -> seen.putAll(unit.resources()));

        work.commit();

        long a = store.read("a", 0).orElseThrow().position();
        long b = store.read("b", 0).orElseThrow().position();
        assertThat(a).isLessThan(b);
        assertThat(seen)
                .containsEntry(DenseLogEventStore.POSITION_RESOURCE, b)
                .containsEntry(
                        DenseLogEventStore.POSITIONS_RESOURCE,
                        Map.of(first.getIdentifier(), a, second.getIdentifier(), b));
        assertThat(store.headPosition()).isEqualTo(b);
    }

    @Test
    void anEmptyLogHasNoTokensAndPositionZero() {
        assertThat(store.headPosition()).isZero();
        assertThat(store.createHeadToken()).isNull();
        assertThat(store.createTailToken()).isNull();
        assertThat(store.createTokenAt(Instant.now())).isNull();
    }

    @Test
    void aStreamGoesOnAfterEachTokenWhateverTheRingHolds() {
        store.publish(noted("a", 0), noted("a", 1), noted("a", 2));
        append("a", 3, 40);
        store.publish(noted("b", 0), noted("b", 1));
        List<TrackedEventMessage<?>> events = all(null);

        assertThat(events).hasSize(42);
        for (int i = 0; i < events.size(); i++) {
            assertThat(ids(all(events.get(i).trackingToken()))).isEqualTo(ids(events.subList(i + 1, events.size())));
        }
        assertThat(store.createHeadToken()).isEqualTo(events.getLast().trackingToken());
        assertThat(all(store.createTailToken())).hasSize(42);
        try (DenseLogEventStore fresh = open()) {
            assertThat(fresh.headPosition()).isEqualTo(store.headPosition());
        }
    }

    @Test
    void aTokenAtATimeTracksEverythingFromThenOn() {
        Instant start = Instant.parse("2026-11-22T10:15:30Z");
        for (int i = 0; i < 20; i++) {
            store.publish(notedAt(start.plusSeconds(i), "a", i));
        }

        assertThat(all(store.createTokenAt(start.minusSeconds(60)))).hasSize(20);
        assertThat(all(store.createTokenAt(start.plusSeconds(13)))).hasSize(7);
        assertThat(all(store.createTokenAt(start.plusMillis(13_500)))).hasSize(6);
        assertThat(all(store.createTokenAt(start.plusSeconds(60)))).isEmpty();
    }

    @Test
    void eventsOutsideAnyAggregateAreTrackedToo() {
        store.publish(GenericEventMessage.asEventMessage(new Noted("loose")));

        assertThat(all(null)).singleElement().satisfies(event -> {
            assertThat(event).isNotInstanceOf(DomainEventMessage.class);
            assertThat(event.getPayload()).isEqualTo(new Noted("loose"));
        });
    }

    @Test
    void aSnapshotReplacesTheEventsBeforeIt() {
        append("a", 0, 5);
        store.storeSnapshot(new GenericDomainEventMessage<>("Note", "a", 2, new Noted("sum")));
        store.storeSnapshot(new GenericDomainEventMessage<>("Note", "a", 3, new Noted("sum")));

        assertThat(store.readEvents("a").asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactly(3L, 4L);
    }

    @Test
    void aRangeIsReadByKeyInOrder() {
        append("a", 0, 30);

        assertThat(store.readAggregate("a", 10, 12))
                .extracting(entry -> entry.event().getSequenceNumber())
                .containsExactly(10L, 11L, 12L);
        assertThat(store.readAggregate("a", 28, 40)).hasSize(2);
        assertThat(store.readAggregate("a", 5, 4)).isEmpty();
        assertThat(store.read("a", 30)).isEmpty();
        assertThat(store.readAggregate("a", 0, 29))
                .extracting(LogEntry::position)
                .isSorted()
                .containsExactlyElementsOf(all(null).stream()
                        .map(event -> ((GlobalSequenceTrackingToken) event.trackingToken()).getGlobalIndex())
                        .toList());
    }

    @Test
    void anySequencesAreReadTogetherInOrder() {
        append("a", 0, 30);
        append("b", 0, 5);

        assertThat(store.readAggregate("a", List.of(29L, 3L, 17L, 3L, 40L)))
                .extracting(entry -> entry.event().getSequenceNumber())
                .containsExactly(3L, 17L, 29L);
        assertThat(store.readAggregate("a", List.of())).isEmpty();
    }

    private void append(String aggregateId, long from, long to) {
        for (long sequence = from; sequence < to; sequence++) {
            store.publish(noted(aggregateId, sequence));
        }
    }

    private List<TrackedEventMessage<?>> all(@Nullable TrackingToken token) {
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        try (TrackingEventStream stream = store.openStream(token)) {
            while (stream.hasNextAvailable(0, TimeUnit.SECONDS)) {
                events.add(stream.nextAvailable());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return events;
    }

    private static List<String> ids(List<TrackedEventMessage<?>> events) {
        return events.stream().map(EventMessage::getIdentifier).toList();
    }
}

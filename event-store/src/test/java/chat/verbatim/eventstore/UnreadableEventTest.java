package chat.verbatim.eventstore;

import static chat.verbatim.eventstore.TestEvents.noted;
import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.eventstore.TestEvents.Noted;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An event that cannot be read fails whoever needs it, says where it is, and hides nothing that comes after it. */
class UnreadableEventTest {
    private static final String SECRET = "what somebody wrote";

    private final EmbeddedMongo mongo = new EmbeddedMongo();

    @AfterEach
    void close() {
        mongo.close();
    }

    private DenseLogEventStoreBuilder builder() {
        return DenseLogEventStore.builder().database(mongo.database()).serializer(TestEvents.serializer());
    }

    /** Three events of {@code a} and one of {@code b}, the second of {@code a} changed in the store by whoever. */
    private DenseLogEventStore storeWithABroken(String field, String value) {
        return storeWithABroken(builder(), field, value);
    }

    private DenseLogEventStore storeWithABroken(DenseLogEventStoreBuilder builder, String field, String value) {
        try (DenseLogEventStore writer = builder().build()) {
            writer.publish(noted("a", 0), noted("a", 1));
            writer.publish(noted("b", 0));
            writer.publish(noted("a", 2));
        }
        mongo.database().getCollection("events").updateOne(eq("_id", 1L), Updates.set("e.1." + field, value));
        return builder.build();
    }

    private static List<TrackedEventMessage<?>> streamed(DenseLogEventStore store) throws InterruptedException {
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        store.headPosition();
        store.refreshedHeadPosition();
        try (TrackingEventStream stream = store.openStream(null)) {
            for (int i = 0; i < 4; i++) {
                events.add(stream.nextAvailable());
            }
        }
        return events;
    }

    private static void aloneIsUnreadable(DenseLogEventStore store) throws InterruptedException {
        List<TrackedEventMessage<?>> events = streamed(store);
        assertThat(events.get(0).getPayload()).isEqualTo(new Noted("text 0"));
        assertThat(events.get(2).getPayload()).isEqualTo(new Noted("text 0"));
        assertThat(events.get(3).getPayload()).isEqualTo(new Noted("text 2"));
        assertThatThrownBy(events.get(1)::getPayload)
                .isInstanceOfSatisfying(UnreadableEventException.class, unreadable -> {
                    assertThat(unreadable.position())
                            .isEqualTo(Positions.of(events.get(1).trackingToken()));
                    assertThat(unreadable.aggregateId()).isEqualTo("a");
                    assertThat(unreadable.sequence()).isEqualTo(1);
                });
        assertThat(ReadablePayload.of(events.get(1))).isEmpty();
        assertThat(ReadablePayload.of(events.get(3))).contains(new Noted("text 2"));
        assertThat(store.readEvents("b").asStream().<Object>map(DomainEventMessage::getPayload))
                .containsExactly(new Noted("text 0"));
        assertThatThrownBy(() -> store.readEvents("a").asStream().forEach(DomainEventMessage::getPayload))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void brokenJsonFailsItsReadersAlone() throws InterruptedException {
        try (DenseLogEventStore store = storeWithABroken("p", "{\"text\":\"" + SECRET)) {
            aloneIsUnreadable(store);
            assertThatThrownBy(() -> store.read("a", 1).orElseThrow().event().getPayload())
                    .message()
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void anUnknownTypeIsNoEventThatNobodyHeardOf() throws InterruptedException {
        try (DenseLogEventStore store = storeWithABroken("type", "chat.later.Invented")) {
            aloneIsUnreadable(store);
            // Aggregates pass over what they have no handler for, and never ask for the payload.
            assertThatThrownBy(() -> store.readEvents("a").asStream().count())
                    .isInstanceOf(UnreadableEventException.class)
                    .hasMessageContaining("chat.later.Invented");
        }
    }

    @Test
    void aPayloadThatTheSeamCannotOpenFailsItsReadersAlone() throws InterruptedException {
        PayloadTransformer locked = new PayloadTransformer() {
            @Override
            public String toStored(Context context, String payload) {
                return payload;
            }

            @Override
            public String fromStored(Context context, String stored) {
                if (stored.contains(SECRET)) {
                    throw new IllegalStateException("The key is gone: " + stored);
                }
                return stored;
            }
        };
        try (DenseLogEventStore store = storeWithABroken(builder().payloadTransformer(locked), "p", SECRET)) {
            aloneIsUnreadable(store);
        }
    }

    @Test
    void aSnapshotThatCannotBeReadIsOverlooked() {
        try (DenseLogEventStore store = builder().build()) {
            store.publish(noted("a", 0), noted("a", 1));
            store.storeSnapshot(new GenericDomainEventMessage<>("Note", "a", 1, new Noted("sum")));
            mongo.database().getCollection("snapshots").updateOne(eq("_id", "a"), Updates.set("p", "{\"text\":"));

            assertThat(store.readEvents("a").asStream().<Object>map(DomainEventMessage::getPayload))
                    .containsExactly(new Noted("text 0"), new Noted("text 1"));
        }
    }
}

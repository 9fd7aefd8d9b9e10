package chat.verbatim.eventstore;

import static chat.verbatim.eventstore.TestEvents.claiming;
import static chat.verbatim.eventstore.TestEvents.noted;
import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.eventstore.TestEvents.Counted;
import chat.verbatim.eventstore.TestEvents.Noted;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the documents look like, and that nobody changes them unseen. */
class StoredFormTest {

    private final EmbeddedMongo mongo = new EmbeddedMongo();

    @AfterEach
    void close() {
        mongo.close();
    }

    @Test
    void aCommitIsOneDocument() {
        try (DenseLogEventStore store = builder().build()) {
            store.publish(noted("a:b", 0, "hello"), claiming("send-1", "a:b", 1));
        }

        Document commit = log().find().first();

        assertThat(commit).isNotNull();
        assertThat(commit.getLong("_id")).isEqualTo(1);
        assertThat(commit.getList("k", String.class)).containsExactly("a:b:0", "a:b:1", "claim:send-1");
        Document event = commit.getList("e", Document.class).getFirst();
        assertThat(event)
                .containsEntry("at", "Note")
                .containsEntry("a", "a:b")
                .containsEntry("s", 0L)
                .containsEntry("type", Noted.class.getName())
                .containsEntry("p", "{\"text\":\"hello\"}")
                .containsEntry("m", "{}");
    }

    @Test
    void aChangedPayloadBreaksTheChainAtItsCommit() {
        try (DenseLogEventStore store = builder().build()) {
            for (int i = 0; i < 10; i++) {
                store.publish(noted("a", i));
            }
            assertThat(store.verify(0, store.headPosition()).isIntact()).isTrue();

            log().updateOne(eq("_id", 4L), Updates.set("e.0.p", "{\"text\":\"forged\"}"));

            assertThat(store.verify(0, store.headPosition()))
                    .satisfies(found -> assertThat(found.lastCommit()).isEqualTo(3))
                    .satisfies(found -> assertThat(found.isIntact()).isFalse());
            assertThat(store.verify(Positions.afterCommit(6), store.headPosition())
                            .isIntact())
                    .isTrue();
        }
    }

    @Test
    void aRemovedCommitIsNoticed() {
        try (DenseLogEventStore store = builder().build()) {
            for (int i = 0; i < 10; i++) {
                store.publish(noted("a", i));
            }

            log().deleteOne(eq("_id", 7L));

            assertThat(store.verify(0, store.headPosition()).fault()).contains("Commit 7 is missing");
        }
    }

    @Test
    void payloadsOfEventsAndSnapshotsPassTheSeam() {
        try (DenseLogEventStore store =
                builder().payloadTransformer(new Base64Payloads()).build()) {
            store.publish(noted("a", 0, "secret"));
            store.publish(noted("a", 1, "secret"));
            store.storeSnapshot(new GenericDomainEventMessage<>("Note", "a", 0, new Noted("secret")));

            Document snapshot =
                    mongo.database().getCollection("snapshots").find().first();
            assertThat(log().find().map(Document::toJson)).noneMatch(json -> json.contains("secret"));
            assertThat(snapshot).isNotNull();
            assertThat(snapshot.toJson()).doesNotContain("secret");
            assertThat(store.readEvents("a").asStream().<Object>map(DomainEventMessage::getPayload))
                    .containsExactly(new Noted("secret"), new Noted("secret"));
            assertThat(store.verify(0, store.headPosition()).isIntact()).isTrue();
        }
    }

    @Test
    void anUpcasterBringsOldEventsToTheirPresentForm() {
        try (DenseLogEventStore store =
                builder().upcasters(new NotedToCounted()).build()) {
            store.publish(noted("a", 0), noted("a", 1));

            assertThat(store.readEvents("a").asStream().<Object>map(DomainEventMessage::getPayload))
                    .containsExactly(new Counted(1), new Counted(1));
            try (var stream = store.openStream(null)) {
                assertThat(stream.peek().orElseThrow().getPayload()).isEqualTo(new Counted(1));
            }
        }
    }

    @Test
    void aSnapshotOfAnotherRevisionIsLeftAside() {
        try (DenseLogEventStore store = builder().snapshotFilter(data -> false).build()) {
            store.publish(noted("a", 0));
            store.publish(noted("a", 1));
            store.storeSnapshot(new GenericDomainEventMessage<>("Note", "a", 1, new Noted("sum")));

            assertThat(store.readEvents("a").asStream().count()).isEqualTo(2);
        }
    }

    private DenseLogEventStoreBuilder builder() {
        return DenseLogEventStore.builder().database(mongo.database()).serializer(TestEvents.serializer());
    }

    private MongoCollection<Document> log() {
        return mongo.database().getCollection("events");
    }

    private static final class Base64Payloads implements PayloadTransformer {

        @Override
        public String toStored(Context context, String payload) {
            return Base64.getEncoder().encodeToString(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        @Override
        public String fromStored(Context context, String stored) {
            return new String(Base64.getDecoder().decode(stored), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static final class NotedToCounted implements EventUpcaster {

        @Override
        public Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> events) {
            return events.map(event -> event.upcast(
                    new SimpleSerializedType(Counted.class.getName(), null),
                    String.class,
                    payload -> "{\"number\":" + List.of(payload).size() + "}",
                    metaData -> metaData));
        }
    }
}

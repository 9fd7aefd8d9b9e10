package chat.verbatim.node.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.eventstore.JsonUpcaster;
import chat.verbatim.eventstore.UnreadableEventException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Revision;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An event that has changed twice since it was first stored is read in all its forms out of a real log, which stays as it was. */
class JsonUpcasterTest {
    private static final String FIRST_NAME = JsonUpcasterTest.class.getName() + "$Titled";

    /** First {@code Titled(String title)}, then {@code Titled(String name)}, now this. */
    @Revision("3")
    record Named(String name, int length) {}

    private static final List<JsonUpcaster> STEPS = List.of(
            JsonUpcaster.of(FIRST_NAME, 1, event -> event.set("name", event.remove("title"))),
            JsonUpcaster.renaming(
                    FIRST_NAME,
                    2,
                    Named.class.getName(),
                    event -> event.put(
                            "length", event.required("name").asString().length())));

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client =
            MongoClients.create("mongodb://localhost:" + server.bind().getPort());
    private final MongoDatabase database = client.getDatabase("evolution");
    private final DenseLogEventStore log = DenseLogEventStore.builder()
            .database(database)
            .serializer(StoredFormSerializer.ofTheProduct())
            .upcasters(EventUpcasters.of(STEPS))
            .build();

    @AfterEach
    void close() {
        log.close();
        client.close();
        server.shutdownNow();
    }

    /** As the program of that time has stored it. */
    private void stored(long seq, String type, @Nullable String revision, String payload) {
        log.publish(new GenericDomainEventMessage<>("Thing", "thing", seq, new Named("any", 3)));
        Bson form = Updates.combine(
                Updates.set("e.0.type", type),
                revision == null ? Updates.unset("e.0.rev") : Updates.set("e.0.rev", revision),
                Updates.set("e.0.p", payload));
        database.getCollection("events").updateOne(Filters.eq("k", "thing:" + seq), form);
    }

    private Object read(long seq) {
        return log.read("thing", seq).orElseThrow().event().getPayload();
    }

    @Test
    void eachRevisionIsReadAsTheCurrentOne() {
        stored(0, FIRST_NAME, null, "{\"title\":\"first\"}");
        stored(1, FIRST_NAME, "2", "{\"name\":\"second\"}");
        log.publish(new GenericDomainEventMessage<>("Thing", "thing", 2, new Named("third", 5)));

        assertThat(List.of(read(0), read(1), read(2)))
                .containsExactly(new Named("first", 5), new Named("second", 6), new Named("third", 5));
        assertThat(database.getCollection("events")
                        .find(new Document("k", "thing:0"))
                        .first()
                        .toJson())
                .contains("{\\\"title\\\":\\\"first\\\"}");
    }

    @Test
    void whatAnUpcasterCannotReadFailsNobodyElse() {
        stored(0, FIRST_NAME, "2", "{\"title\":\"not of this revision\"}");
        stored(1, FIRST_NAME, "2", "{\"name\":\"second\"}");

        assertThat(read(1)).isEqualTo(new Named("second", 6));
        assertThatThrownBy(() -> read(0))
                .isInstanceOfSatisfying(UnreadableEventException.class, unreadable -> assertThat(unreadable.type())
                        .isEqualTo(FIRST_NAME))
                .hasMessageContaining("number 0 of the stream thing")
                .message()
                .doesNotContain("not of this");
    }
}

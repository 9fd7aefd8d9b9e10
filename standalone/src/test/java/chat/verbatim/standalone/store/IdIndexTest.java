package chat.verbatim.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.backend.KeyValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdIndexTest {
    private static final String POSITIONS = "test.things._index_" + IdIndex.NAME;

    private final Path folder;

    IdIndexTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static List<Object> idsOfEveryKind() {
        return List.of(
                "a",
                "",
                7L,
                0.5,
                new ObjectId("64b7f0c2a1d3e4f5a6b7c8d9"),
                new UUID(1, 2),
                new Document("user", "ada"),
                true);
    }

    @ParameterizedTest
    @MethodSource("idsOfEveryKind")
    void anIdOfAnyKindIsThereOnceAndFoundUntilItIsDeleted(Object id) {
        with(things -> {
            things.insertOne(new Document("_id", id).append("n", 1));
            assertThatThrownBy(() -> things.insertOne(new Document("_id", id).append("n", 2)))
                    .isInstanceOf(MongoWriteException.class)
                    .hasMessageContaining("E11000");
            things.updateOne(Filters.eq(id), Updates.set("n", 3));
        });

        with(things -> {
            assertThat(things.find(Filters.eq(id)).map(found -> found.get("n"))).containsExactly(3);
            assertThat(things.find(Filters.in("_id", id, "other"))).hasSize(1);
            assertThat(things.deleteOne(Filters.eq(id)).getDeletedCount()).isOne();
            assertThat(things.find(Filters.eq(id))).isEmpty();
            things.insertOne(new Document("_id", id).append("n", 4));
            assertThat(things.countDocuments()).isOne();
        });
    }

    @Test
    void idsOfManyKindsLieSideBySide() {
        with(things -> {
            idsOfEveryKind().forEach(id -> things.insertOne(new Document("_id", id)));
            assertThat(things.find(Filters.in("_id", idsOfEveryKind()))).hasSameSizeAs(idsOfEveryKind());
            assertThat(things.find(Filters.regex("_id", "^a")).map(found -> found.get("_id")))
                    .containsExactly("a");
            assertThatThrownBy(() -> things.insertOne(new Document("_id", 7)))
                    .as("a number is one, whatever its type")
                    .isInstanceOf(MongoWriteException.class);
        });
    }

    @Test
    void whatIsNotThereIsUpsertedOnce() {
        with(things -> {
            for (int i = 0; i < 3; i++) {
                things.updateOne(Filters.eq("a"), Updates.inc("n", 1), new UpdateOptions().upsert(true));
            }
            assertThat(things.find()).containsExactly(new Document("_id", "a").append("n", 3));
        });
    }

    @Test
    void whatAnEarlierVersionKeptOfTextsIsRemovedAndNothingElse() {
        with(things -> things.insertMany(
                List.of(new Document("_id", "a"), new Document("_id", "b"), new Document("_id", 1L))));
        inFile(positions -> {
            positions.put(new KeyValue("a"), "a");
            positions.put(new KeyValue("b"), "b");
        });

        with(things -> {
            assertThat(things.find(Filters.in("_id", "a", "b", 1L))).hasSize(3);
            things.deleteOne(Filters.eq("a"));
            things.insertOne(new Document("_id", "a"));
        });

        inFile(positions -> assertThat(positions.keyList()).containsExactly(new KeyValue(1.0)));
    }

    private void with(Consumer<MongoCollection<Document>> task) {
        try (EmbeddedStore store = EmbeddedStore.open(folder, Set.of("things"));
                MongoClient client = store.connect()) {
            task.accept(client.getDatabase("test").getCollection("things"));
        }
    }

    private void inFile(Consumer<MVMap<KeyValue, Object>> task) {
        try (MVStore file = new MVStore.Builder()
                .fileName(folder.resolve("store.mv").toString())
                .open()) {
            task.accept(file.openMap(POSITIONS, new MVMap.Builder<KeyValue, Object>().keyType(new IndexKeyType())));
        }
    }
}

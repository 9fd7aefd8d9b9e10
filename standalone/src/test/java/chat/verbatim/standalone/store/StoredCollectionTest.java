package chat.verbatim.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredCollectionTest {
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final Path folder;

    StoredCollectionTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aReplacedDocumentHasNothingOfTheOldOneAlsoAfterAStart() {
        with(things -> {
            things.insertOne(new Document("_id", "a").append("old", 1).append("kept", new Document("x", 1)));
            UpdateResult first = things.replaceOne(
                    Filters.eq("a"), new Document("kept", new Document("x", 2)).append("list", List.of(1, "b")));
            assertThat(first.getMatchedCount()).isOne();
            assertThat(first.getModifiedCount()).isOne();
        });
        with(things -> assertThat(things.find())
                .containsExactly(new Document("_id", "a")
                        .append("kept", new Document("x", 2))
                        .append("list", List.of(1, "b"))));
    }

    @Test
    void theSameDocumentOnceMoreIsNoChange() {
        with(things -> {
            things.replaceOne(Filters.eq("a"), new Document("n", 1), UPSERT);
            UpdateResult again = things.replaceOne(Filters.eq("a"), new Document("n", 1), UPSERT);
            assertThat(again.getMatchedCount()).isOne();
            assertThat(again.getModifiedCount()).isZero();
            assertThat(again.getUpsertedId()).isNull();
        });
    }

    @Test
    void whatIsNotThereIsReplacedOnlyWhereItMayBeMade() {
        with(things -> {
            assertThat(things.replaceOne(Filters.eq("a"), new Document("n", 1)).getMatchedCount())
                    .isZero();
            assertThat(things.find()).isEmpty();
            things.replaceOne(Filters.eq("a"), new Document("n", 1), UPSERT);
            assertThat(things.find()).containsExactly(new Document("_id", "a").append("n", 1));
        });
    }

    @Test
    void whatIsMadeOnlyWhereItIsMissingIsMadeOnceAndThenStays() {
        UpdateOptions orMake = new UpdateOptions().upsert(true);
        with(things -> {
            UpdateResult first = things.updateOne(
                    Filters.eq("a"), new Document("$setOnInsert", new Document("n", 1).append("m", "x")), orMake);
            assertThat(first.getMatchedCount()).isZero();
            assertThat(Objects.requireNonNull(first.getUpsertedId()).asString().getValue())
                    .isEqualTo("a");
            UpdateResult second =
                    things.updateOne(Filters.eq("a"), new Document("$setOnInsert", new Document("n", 2)), orMake);
            assertThat(second.getMatchedCount()).isOne();
            assertThat(second.getModifiedCount()).isZero();
            assertThat(second.getUpsertedId()).isNull();
            things.updateOne(
                    Filters.eq("a"), Updates.combine(Updates.setOnInsert("n", 3), Updates.set("m", "y")), orMake);
            things.updateOne(
                    Filters.eq("b"), Updates.combine(Updates.setOnInsert("n", 3), Updates.set("m.k", "y")), orMake);
            things.updateOne(Filters.eq("c"), new Document("$setOnInsert", new Document("n", 4)));
        });
        with(things -> assertThat(things.find())
                .containsExactlyInAnyOrder(
                        new Document("_id", "a").append("n", 1).append("m", "y"),
                        new Document("_id", "b").append("n", 3).append("m", new Document("k", "y"))));
    }

    @Test
    void ofManyInsertsOnlyThoseWhoseIdIsTakenAreRefused() {
        with(things -> {
            things.insertOne(new Document("_id", "b").append("n", 1));
            assertThatThrownBy(() -> things.insertMany(
                            List.of(
                                    new Document("_id", "a"),
                                    new Document("_id", "b").append("n", 2),
                                    new Document("_id", "c")),
                            new InsertManyOptions().ordered(false)))
                    .isInstanceOfSatisfying(
                            MongoBulkWriteException.class, refused -> assertThat(refused.getWriteErrors())
                                    .hasSize(1)
                                    .allMatch(error -> error.getCode() == 11_000));
            assertThat(things.find(Filters.in("_id", "a", "b", "b", "c")))
                    .as("each once")
                    .containsExactlyInAnyOrder(
                            new Document("_id", "a"),
                            new Document("_id", "b").append("n", 1),
                            new Document("_id", "c"));
        });
    }

    @Test
    void anotherIdIsRefusedAndNothingIsChanged() {
        with(things -> {
            things.insertOne(new Document("_id", "a").append("n", 1));
            assertThatThrownBy(() -> things.replaceOne(Filters.eq("a"), new Document("_id", "b").append("n", 2)))
                    .isInstanceOf(MongoWriteException.class)
                    .hasMessageContaining("_id");
            things.replaceOne(Filters.eq("a"), new Document("_id", "a").append("n", 3));
            assertThat(things.find()).containsExactly(new Document("_id", "a").append("n", 3));
        });
    }

    @Test
    void aFurtherConditionCounts() {
        with(things -> {
            things.insertOne(new Document("_id", "a").append("n", 1));
            Document other = new Document("n", 2);
            assertThat(things.replaceOne(Filters.and(Filters.eq("a"), Filters.eq("n", 7)), other)
                            .getMatchedCount())
                    .isZero();
            assertThat(things.replaceOne(Filters.and(Filters.eq("a"), Filters.eq("n", 1)), other)
                            .getMatchedCount())
                    .isOne();
        });
    }

    @Test
    void anIndexFollowsAReplacementAndRefusesAnotherOnesValue() {
        with(things -> {
            things.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
            things.insertMany(List.of(
                    new Document("_id", "a").append("k", List.of("1", "2")),
                    new Document("_id", "b").append("k", List.of("3"))));
            assertThatThrownBy(() -> things.replaceOne(Filters.eq("b"), new Document("k", List.of("3", "2"))))
                    .isInstanceOf(MongoWriteException.class)
                    .hasMessageContaining("E11000");
            assertThatThrownBy(() -> things.insertOne(new Document("_id", "c").append("k", List.of("4", "1"))))
                    .hasMessageContaining("E11000");
            things.replaceOne(Filters.eq("a"), new Document("k", List.of("5")));
            things.insertOne(new Document("_id", "c").append("k", List.of("1", "4")));
            assertThat(things.find(Filters.in("k", "1", "5")).map(found -> found.get("_id")))
                    .containsExactlyInAnyOrder("a", "c");
        });
        with(things -> assertThat(things.find(Filters.eq("k", "4")).map(found -> found.get("_id")))
                .containsExactly("c"));
    }

    @Test
    void theSizeIsCountedWhenSomebodyAsks() {
        inDatabase(database -> {
            MongoCollection<Document> things = database.getCollection("things");
            things.insertOne(new Document("_id", "a").append("text", "x".repeat(1000)));
            things.updateOne(Filters.eq("a"), Updates.set("text", "x".repeat(3000)));
            assertThat(database.runCommand(new Document("collStats", "things"))
                            .get("size", Number.class)
                            .intValue())
                    .isBetween(3000, 3100);
        });
    }

    private void with(Consumer<MongoCollection<Document>> task) {
        inDatabase(database -> task.accept(database.getCollection("things")));
    }

    private void inDatabase(Consumer<MongoDatabase> task) {
        try (EmbeddedStore store = EmbeddedStore.open(folder, Set.of("things"));
                MongoClient client = store.connect()) {
            task.accept(client.getDatabase("test"));
        }
    }
}

package chat.verbatim.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {
    private final Path folder;

    EmbeddedStoreTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void keepsEveryKindOfValueOverARestart() {
        Document all = new Document("_id", "x")
                .append("text", "naïve ☕")
                .append("int", 1)
                .append("long", 1L << 60)
                .append("double", 0.5)
                .append("yes", true)
                .append("nothing", null)
                .append("at", Date.from(Instant.parse("2026-11-22T10:00:00Z")))
                .append("bytes", new Binary(new byte[] {1, 2, 3}))
                .append("uuid", new UUID(1, 2))
                .append("list", List.of(1, "two", new Document("three", 3)))
                .append("inner", new Document("a", new Document("b", List.of())));
        with(things -> things.insertOne(all));

        with(things -> assertThat(things.find().first()).isEqualTo(all));
    }

    @Test
    void keepsUniqueIndexesOverARestart() {
        with(things -> {
            things.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
            things.insertOne(new Document("_id", 1L).append("k", List.of("a:0", "a:1")));
        });

        with(things -> {
            assertThat(things.find(Filters.in("k", "a:1", "b:0")).map(found -> found.get("_id")))
                    .containsExactly(1L);
            assertThatThrownBy(() -> things.insertOne(new Document("_id", 2L).append("k", List.of("b:0", "a:1"))))
                    .isInstanceOf(MongoWriteException.class);
            assertThat(things.find(Filters.eq("k", "b:0"))).isEmpty();
        });
    }

    @Test
    void forgetsWhatWasDropped() {
        with(things -> {
            things.insertOne(new Document("_id", "old"));
            things.drop();
            things.insertOne(new Document("_id", "new"));
        });

        with(things -> assertThat(things.find().map(found -> found.get("_id"))).containsExactly("new"));
    }

    @Test
    void findsByIdWithFurtherConditions() {
        with(things -> {
            things.insertMany(
                    List.of(new Document("_id", "a").append("n", 1), new Document("_id", "b").append("n", 1)));

            assertThat(things.find(new Document("_id", "a").append("n", 1))).hasSize(1);
            assertThat(things.find(new Document("_id", "a").append("n", 2))).isEmpty();
            assertThat(things.updateOne(new Document("_id", "a").append("n", 1), Updates.set("n", 2))
                            .getModifiedCount())
                    .isOne();
            assertThat(things.updateOne(new Document("_id", "a").append("n", 1), Updates.set("n", 3))
                            .getModifiedCount())
                    .isZero();
        });
    }

    @Test
    void belongsToOneProcessAtATime() {
        try (EmbeddedStore first = open()) {
            assertThat(first.address()).as("no port for others").isNull();
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("in use by another process (pid "
                            + ProcessHandle.current().pid());
        }
        open().close();
    }

    @Test
    void refusesAForeignFileInOneLine() throws IOException {
        Files.writeString(folder.resolve("store.mv"), "this is no store\n".repeat(1_000));

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("damaged or no Verbatim store")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesAFolderThatIsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> EmbeddedStore.open(file, Set.of()))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void answersNobodyWithoutItsPassword() {
        try (EmbeddedStore store = EmbeddedStore.serve(folder, Set.of("things"), anyPort(), "right");
                MongoClient stranger = MongoClients.create(
                        "mongodb://localhost:" + store.address().getPort());
                MongoClient guesser = MongoClients.create(
                        "mongodb://verbatim:guess@localhost:" + store.address().getPort() + "/?authMechanism=PLAIN")) {
            assertThatThrownBy(() ->
                            stranger.getDatabase("test").getCollection("things").countDocuments())
                    .isInstanceOf(MongoCommandException.class)
                    .hasMessageContaining("belongs to a Verbatim process");
            assertThatThrownBy(() ->
                            guesser.getDatabase("test").getCollection("things").countDocuments())
                    .isInstanceOf(MongoSecurityException.class);
        }
    }

    @Test
    void servesDriversThatDoNotSayAsWhomTheyAct() {
        try (EmbeddedStore store = EmbeddedStore.serve(folder, Set.of("things"), anyPort(), "right");
                MongoClient client = store.connect()) {
            assertThat(logIn(client, "\0verbatim\0right")).containsEntry("done", true);
            assertThatThrownBy(() -> logIn(client, "\0verbatim\0wrong")).isInstanceOf(MongoCommandException.class);
        }
    }

    private static Document logIn(MongoClient client, String payload) {
        return client.getDatabase("$external")
                .runCommand(new Document("saslStart", 1)
                        .append("mechanism", "PLAIN")
                        .append("payload", new Binary(payload.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void saysWhereItCannotListen() {
        EmbeddedStore first = EmbeddedStore.serve(folder.resolve("first"), Set.of(), anyPort(), "right");
        try (first) {
            assertThatThrownBy(() -> EmbeddedStore.serve(folder.resolve("second"), Set.of(), first.address(), "right"))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("cannot listen at")
                    .hasMessageContaining(Integer.toString(first.address().getPort()));
        }
        EmbeddedStore.open(folder.resolve("second"), Set.of()).close();
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private EmbeddedStore open() {
        return EmbeddedStore.open(folder, Set.of("things"));
    }

    private void with(Consumer<MongoCollection<Document>> task) {
        try (EmbeddedStore store = open();
                MongoClient client = store.connect()) {
            task.accept(client.getDatabase("test").getCollection("things"));
        }
    }
}

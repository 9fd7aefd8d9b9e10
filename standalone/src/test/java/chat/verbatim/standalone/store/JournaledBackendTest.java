package chat.verbatim.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class JournaledBackendTest {
    private final Path folder;
    private final EmbeddedChannel client = new EmbeddedChannel();

    JournaledBackendTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    @Timeout(60)
    void whatACheckpointCouldNotWriteIsStillInTheJournal() throws IOException {
        try (FailingFile file = new FailingFile(storeFile())) {
            JournaledBackend backend = backend(file.opened());
            insert(backend, "a");
            backend.checkpoint(Long.MAX_VALUE);
            insert(backend, "b");
            file.fails = true;
            // A largest file of 0: what is stored would be dropped from the journal.
            assertThatThrownBy(() -> backend.checkpoint(0)).isInstanceOf(MVStoreException.class);
            assertThat(journalFiles()).isNotEmpty();
            backend.close();
        }

        assertThat(idsAfterAStart()).containsExactly("a", "b");
    }

    @Test
    @Timeout(60)
    void aDiskThatFailsWhenItIsClosedLosesNothingAndLetsItEnd() throws IOException {
        try (FailingFile file = new FailingFile(storeFile())) {
            JournaledBackend backend = backend(file.opened());
            insert(backend, "a");
            file.fails = true;
            backend.close();
        }

        assertThat(idsAfterAStart()).containsExactly("a");
    }

    @Test
    void theFileIsCompactedWhenItIsClosed() throws IOException {
        String text = "x".repeat(20_000);
        JournaledBackend backend = backend(EmbeddedStore.openFile(storeFile()));
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 100; i++) {
                replace(
                        backend,
                        new Document("_id", "d" + i).append("round", round).append("text", text));
            }
            backend.checkpoint(Long.MAX_VALUE);
        }
        for (int i = 10; i < 100; i++) {
            replace(backend, new Document("_id", "d" + i).append("text", ""));
        }
        backend.checkpoint(Long.MAX_VALUE);
        long before = Files.size(storeFile());
        backend.close();

        assertThat(Files.size(storeFile())).isLessThan(before / 2);
        assertThat(idsAfterAStart()).hasSize(100);
    }

    private Path storeFile() {
        return folder.resolve(StoreFolder.STORE_FILE);
    }

    private JournaledBackend backend(MVStore store) throws IOException {
        JournaledBackend backend = new JournaledBackend(store, folder, Set.of(), new ClientAuthentication("secret"));
        byte[] credential = "\0verbatim\0secret".getBytes(StandardCharsets.UTF_8);
        run(backend, "saslStart", new Document("saslStart", 1).append("payload", new BinData(credential)));
        return backend;
    }

    private void insert(JournaledBackend backend, String id) {
        run(backend, "insert", new Document("insert", "things").append("documents", List.of(new Document("_id", id))));
    }

    private void replace(JournaledBackend backend, Document document) {
        Document update = new Document("q", new Document("_id", document.get("_id")))
                .append("u", document)
                .append("upsert", true);
        run(backend, "update", new Document("update", "things").append("updates", List.of(update)));
    }

    private void run(JournaledBackend backend, String command, Document query) {
        assertThat(backend.handleCommand(client, "test", command, query).get("ok"))
                .isEqualTo(1.0);
    }

    private List<Path> journalFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("journal-"))
                    .toList();
        }
    }

    private List<Object> idsAfterAStart() {
        try (EmbeddedStore store = EmbeddedStore.open(folder, Set.of());
                MongoClient mongo = store.connect()) {
            return mongo.getDatabase("test")
                    .getCollection("things")
                    .find()
                    .map(found -> found.get("_id"))
                    .into(new ArrayList<>());
        }
    }

    /** A file on a disk that can be made to fail. */
    private static final class FailingFile extends SingleFileStore implements AutoCloseable {
        private volatile boolean fails;

        FailingFile(Path file) {
            super(new HashMap<>());
            open(file.toString(), false, null);
        }

        MVStore opened() {
            return EmbeddedStore.open(new MVStore.Builder().fileStore(this));
        }

        @Override
        protected void writeFully(SFChunk chunk, long position, ByteBuffer bytes) {
            if (fails) {
                throw new MVStoreException(2, "no space left on device");
            }
            super.writeFully(chunk, position, bytes);
        }
    }
}

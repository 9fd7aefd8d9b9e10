package chat.verbatim.verifier;

import chat.verbatim.eventstore.Checkpoint;
import chat.verbatim.eventstore.CheckpointSigner;
import chat.verbatim.eventstore.DenseLogEventStore;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** A log that the product's own event store wrote, with checkpoints of it, on a server of its own. */
final class RealLog implements AutoCloseable {

    /** Something that was said. */
    record Said(String text) {}

    static final CheckpointSigner SIGNER = CheckpointSigner.of("example.org/log", CheckpointSigner.newKey());

    private static final int CHATS = 7;

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client;
    private final String uri;
    private final DenseLogEventStore store;
    private final long[] sequences = new long[CHATS];
    private long commits;

    RealLog() {
        server.bind("127.0.0.1", 0);
        uri = "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
        client = MongoClients.create(uri);
        store = DenseLogEventStore.builder()
                .database(client.getDatabase("verbatim"))
                .serializer(Jackson3Serializer.builder().build())
                .build();
    }

    String uri() {
        return uri;
    }

    DenseLogEventStore store() {
        return store;
    }

    /** Every third commit has two events; chats take turns. */
    void append(long count) {
        for (long i = 0; i < count; i++) {
            int chat = (int) (commits++ % CHATS);
            if (commits % 3 == 0) {
                store.publish(said(chat), said(chat));
            } else {
                store.publish(said(chat));
            }
        }
    }

    private DomainEventMessage<?> said(int chat) {
        long sequence = sequences[chat]++;
        return new GenericDomainEventMessage<>(
                "Chat", "chat-" + chat, sequence, new Said("Grüße, Nº " + sequence + " 👋"));
    }

    Checkpoint checkpoint() {
        return store.proofs().takeCheckpoint(SIGNER, Integer.MAX_VALUE).orElseThrow();
    }

    MongoClient client() {
        return client;
    }

    /** What the program says, and how it ends. */
    record Run(int status, String out, String err) {}

    static Run run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = VerifyLog.run(
                List.of(words),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        store.close();
        client.close();
        server.shutdownNow();
    }
}

package chat.verbatim.loadtest.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** A fresh embedded server in memory, and a client of it. */
final class BenchServer implements AutoCloseable {

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client;

    BenchServer() {
        server.bind("127.0.0.1", 0);
        client = MongoClients.create(
                "mongodb://127.0.0.1:" + server.getLocalAddress().getPort());
    }

    MongoDatabase database() {
        return client.getDatabase("bench");
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }
}

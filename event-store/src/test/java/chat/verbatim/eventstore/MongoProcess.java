package chat.verbatim.eventstore;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** A server of the MongoDB protocol in a process of its own. Ends with its standard input. */
final class MongoProcess {

    private MongoProcess() {}

    public static void main(String[] arguments) throws Exception {
        MongoServer server = new MongoServer(new MemoryBackend());
        server.bind("127.0.0.1", 0);
        System.out.println(server.getLocalAddress().getPort());
        while (System.in.read() >= 0) {
            // Whoever started this process keeps the pipe open while it lives.
        }
        server.shutdownNow();
    }
}

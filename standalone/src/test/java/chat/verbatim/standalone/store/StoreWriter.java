package chat.verbatim.standalone.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * Writes to a store until it is killed. Says {@code event <id> .} when a group of documents up to that id was acknowledged, and
 * {@code count <writer> <n> .} when that writer's counter was acknowledged at n.
 */
final class StoreWriter {
    private static final int GROUP = 3;

    private StoreWriter() {}

    /** @param arguments the folder; the first id; the number of writers */
    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedStore store = EmbeddedStore.open(Path.of(arguments[0]), Set.of("events"));
        MongoClient client = store.connect();
        MongoDatabase database = client.getDatabase("test");
        database.getCollection("events").createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < Integer.parseInt(arguments[2]); writer++) {
            String name = "w" + writer;
            long first = Long.parseLong(arguments[1]) + writer * 1_000_000_000L;
            writers.add(Thread.ofPlatform().start(() -> write(database, name, first)));
        }
        for (Thread writer : writers) {
            writer.join();
        }
    }

    @SuppressWarnings({"SystemOut", "InfiniteLoopStatement"
    }) // The parent reads the output, and ends the loop by killing this process.
    private static void write(MongoDatabase database, String name, long first) {
        MongoCollection<Document> events = database.getCollection("events");
        MongoCollection<Document> counts = database.getCollection("counts");
        for (long id = first; ; id += GROUP) {
            List<Document> group = new ArrayList<>();
            for (long i = id; i < id + GROUP; i++) {
                group.add(new Document("_id", i)
                        .append("k", List.of("a:" + i, "b:" + i))
                        .append("text", "x".repeat(200)));
            }
            events.insertMany(group);
            System.out.println("event " + (id + GROUP - 1) + " .");
            counts.updateOne(Filters.eq("_id", name), Updates.inc("n", GROUP), new UpdateOptions().upsert(true));
            System.out.println("count " + name + " " + (id + GROUP - first) + " .");
        }
    }
}

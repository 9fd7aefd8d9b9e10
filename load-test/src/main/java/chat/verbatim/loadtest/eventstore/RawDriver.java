package chat.verbatim.loadtest.eventstore;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.WriteConcern;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The driver alone, with the same documents and none of the promises: one insert for each event, no order, no chain. */
final class RawDriver implements Contestant {

    private static final int KEYS = 100;

    private final BenchServer server = new BenchServer();
    private final MongoCollection<Document> collection =
            server.database().getCollection("events").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    private final AtomicLong position = new AtomicLong();
    private final boolean scanning;

    /** {@code scanning}: replay by one cursor over everything instead of by key. */
    RawDriver(boolean scanning) {
        this.scanning = scanning;
        collection.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
    }

    @Override
    public void append(String writer, long sequence) {
        collection.insertOne(document(position.incrementAndGet(), writer, sequence));
    }

    private static Document document(long position, String writer, long sequence) {
        Document event = new Document("id", UUID.randomUUID().toString())
                .append("at", "Talk")
                .append("a", writer)
                .append("s", sequence)
                .append("ts", Instant.now())
                .append("type", "chat.verbatim.loadtest.eventstore.BenchEvents$Said")
                .append(
                        "p",
                        "{\"author\":\"author-17\",\"text\":\"The quick brown fox jumps over the lazy dog, and nobody"
                                + " minds at all. " + sequence + "\"}")
                .append("m", "{}");
        return new Document("_id", position)
                .append("k", List.of(writer + ":" + sequence))
                .append("c", new ObjectId())
                .append("t", Instant.now())
                .append("e", List.of(event))
                .append("h", new byte[32]);
    }

    @Override
    public void seed(int events) {
        Seeding.concurrently(events, this::append);
    }

    @Override
    public int replay(int events, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        int read = 0;
        while (read < events && System.nanoTime() - end < 0) {
            for (Document document : next(read)) {
                read += document.getList("e", Document.class).size();
            }
        }
        return read;
    }

    private FindIterable<Document> next(long read) {
        if (scanning) {
            return collection.find().batchSize(1_000);
        }
        return collection
                .find(in(
                        "_id",
                        LongStream.rangeClosed(read + 1, read + KEYS).boxed().toList()))
                .batchSize(KEYS);
    }

    @Override
    public int tokenBytes() {
        return 0;
    }

    @Override
    public void close() {
        server.close();
    }
}

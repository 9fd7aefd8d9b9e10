package chat.verbatim.query;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.BsonArray;
import org.bson.BsonDocument;

/** Counts how often the database was asked for something, and for how many documents. */
final class ReadCounter implements CommandListener {
    /** @param roundTrips without those that found nothing and stood by, such as the log's look for what is new */
    record Reads(long roundTrips, long documents) {
        Reads since(Reads before) {
            return new Reads(roundTrips - before.roundTrips, documents - before.documents);
        }

        Reads least(Reads other) {
            return new Reads(Math.min(roundTrips, other.roundTrips), Math.min(documents, other.documents));
        }
    }

    private final AtomicLong roundTrips = new AtomicLong();
    private final AtomicLong documents = new AtomicLong();

    Reads now() {
        return new Reads(roundTrips.get(), documents.get());
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        BsonDocument cursor = event.getResponse().getDocument("cursor", new BsonDocument());
        int found = cursor.getArray("firstBatch", new BsonArray()).size()
                + cursor.getArray("nextBatch", new BsonArray()).size();
        if (found > 0) {
            roundTrips.incrementAndGet();
            documents.addAndGet(found);
        }
    }
}

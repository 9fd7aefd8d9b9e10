package chat.verbatim.command;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.BsonArray;
import org.bson.BsonDocument;

/** Counts the commits of the log that the database was asked for. */
final class ReadCounter implements CommandListener {
    private final AtomicLong commits = new AtomicLong();

    long commits() {
        return commits.get();
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        BsonDocument cursor = event.getResponse().getDocument("cursor", new BsonDocument());
        if (cursor.containsKey("ns") && cursor.getString("ns").getValue().endsWith(".events")) {
            commits.addAndGet(cursor.getArray("firstBatch", new BsonArray()).size());
            commits.addAndGet(cursor.getArray("nextBatch", new BsonArray()).size());
        }
    }
}

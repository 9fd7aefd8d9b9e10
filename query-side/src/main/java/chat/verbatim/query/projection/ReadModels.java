package chat.verbatim.query.projection;

import com.mongodb.client.MongoDatabase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The documents of all projections of this process, as reads see them: always those of the live copy. Thread-safe. */
public final class ReadModels {
    private final MongoDatabase database;
    private final Arrangements arrangements;
    private final Map<String, ReadModel> live = new ConcurrentHashMap<>();

    ReadModels(MongoDatabase database) {
        this.database = database;
        this.arrangements = new Arrangements(database);
    }

    /** The documents that reads of this projection are answered by, whichever those are at the moment of a read. */
    public ReadModel of(String projection) {
        return live.computeIfAbsent(
                projection, name -> copy(name, arrangements.of(name).live()).follower());
    }

    /** The documents of one copy. */
    ReadModel copy(String projection, Slot slot) {
        return ReadModel.of(database, slot.place(projection));
    }

    Arrangements arrangements() {
        return arrangements;
    }
}

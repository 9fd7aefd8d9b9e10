package chat.verbatim.standalone.journey;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.List;
import java.util.Objects;
import org.bson.Document;

/** An event of which nobody can read the payload any more, as a program of another version, or a bad disk, would leave it. */
final class DamagedEvent {
    private DamagedEvent() {}

    /** @return the number of the commit that holds it */
    static long make(StoreProcess store, String chatId, long seq) {
        try (MongoClient client = MongoClients.create(store.uri())) {
            var log = client.getDatabase("verbatim").getCollection("events");
            Document commit = Objects.requireNonNull(
                    log.find(Filters.eq("k", chatId + ':' + seq)).first());
            List<Document> events = commit.getList("e", Document.class);
            for (int i = 0; i < events.size(); i++) {
                if (events.get(i).getLong("s") == seq) {
                    String payload = events.get(i).getString("p");
                    String half = payload.substring(0, payload.length() / 2);
                    log.updateOne(Filters.eq(commit.get("_id")), Updates.set("e." + i + ".p", half));
                }
            }
            return commit.getLong("_id");
        }
    }
}

package chat.verbatim.node.admin;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.admin.DeadLetter;
import chat.verbatim.api.admin.DeadLetters;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** One document for each letter, found by projection and position. */
public final class StoredDeadLetters implements DeadLetters {
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final String ID = "_id";

    private final MongoCollection<Document> collection;

    /** @param database the one that all processes have in common */
    public StoredDeadLetters(MongoDatabase database) {
        this.collection = database.getCollection("dead_letters");
    }

    private static String id(String projection, long position) {
        return projection + '/' + position;
    }

    @Override
    public void add(DeadLetter letter) {
        if (find(letter.projection(), letter.position()).isEmpty() && collection.countDocuments() >= MOST) {
            throw Refusal.because(
                    RefusalCode.LIMIT_REACHED,
                    "There are " + MOST
                            + " dead letters, and no room for more. Find out what is wrong with so many events.");
        }
        Document stored = new Document("projection", letter.projection())
                .append("position", letter.position())
                .append("type", letter.type())
                .append("stream", letter.stream())
                .append("seq", letter.seq())
                .append("reason", letter.reason())
                .append("at", Date.from(letter.at()))
                .append("by", letter.by());
        collection.updateOne(
                Filters.eq(ID, id(letter.projection(), letter.position())),
                new Document("$setOnInsert", stored),
                UPSERT);
    }

    @Override
    public Optional<DeadLetter> find(String projection, long position) {
        return Optional.ofNullable(collection
                        .find(Filters.eq(ID, id(projection, position)))
                        .first())
                .map(StoredDeadLetters::read);
    }

    @Override
    public List<DeadLetter> all() {
        List<DeadLetter> letters = new ArrayList<>();
        collection.find().forEach(stored -> letters.add(read(stored)));
        letters.sort(Comparator.comparing(DeadLetter::at)
                .thenComparing(DeadLetter::position)
                .reversed());
        return letters;
    }

    /** Forgets those of events that are not in the log any more. */
    public void forgetBehind(long position) {
        all().stream()
                .filter(letter -> letter.position() > position)
                .forEach(letter -> collection.deleteOne(Filters.eq(ID, id(letter.projection(), letter.position()))));
    }

    private static DeadLetter read(Document stored) {
        return new DeadLetter(
                stored.getString("projection"),
                stored.getLong("position"),
                stored.getString("type"),
                stored.getString("stream"),
                stored.getLong("seq"),
                stored.getString("reason"),
                stored.getDate("at").toInstant(),
                stored.getString("by"));
    }
}

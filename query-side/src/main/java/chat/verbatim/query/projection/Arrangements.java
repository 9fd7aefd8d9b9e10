package chat.verbatim.query.projection;

import chat.verbatim.query.projection.Arrangement.Beside;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;

/**
 * One small document for each projection, which says which of its copies is live. Whatever happens to the process, it goes on with what is written
 * there, and a switch is the writing of it.
 */
final class Arrangements {
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final String ID = "_id";
    private static final String LIVE = "live";
    private static final String BESIDE = "beside";

    private final MongoCollection<Document> collection;

    Arrangements(MongoDatabase database) {
        this.collection = database.getCollection("query_copies");
    }

    /** Of a projection that never was changed: live in the first slot, with nothing beside. */
    Arrangement of(String projection) {
        Document stored = collection.find(Filters.eq(ID, projection)).first();
        return stored == null
                ? Arrangement.FIRST
                : new Arrangement(Slot.of(stored.getString(LIVE)), Beside.of(stored.getString(BESIDE)));
    }

    /**
     * Changes it by one write, unless it is something else meanwhile.
     *
     * @return whether it is {@code to} now, also when an earlier call has done it and never heard of that
     */
    boolean change(String projection, Arrangement from, Arrangement to) {
        collection.updateOne(
                Filters.eq(ID, projection),
                Updates.combine(
                        Updates.setOnInsert(LIVE, Arrangement.FIRST.live().word()),
                        Updates.setOnInsert(BESIDE, Arrangement.FIRST.beside().word())),
                UPSERT);
        long matched = collection
                .updateOne(
                        Filters.and(
                                Filters.eq(ID, projection),
                                Filters.eq(LIVE, from.live().word()),
                                Filters.eq(BESIDE, from.beside().word())),
                        Updates.combine(
                                Updates.set(LIVE, to.live().word()),
                                Updates.set(BESIDE, to.beside().word())))
                .getMatchedCount();
        return matched == 1 || of(projection).equals(to);
    }
}

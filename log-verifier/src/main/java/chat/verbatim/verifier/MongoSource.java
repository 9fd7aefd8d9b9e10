package chat.verbatim.verifier;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** A log in a server of MongoDB's protocol. Nothing is written. */
final class MongoSource implements LogSource {

    private static final int PAGE = 500;

    private final MongoClient client;
    private final MongoDatabase database;
    private final String collection;

    MongoSource(String uri, String database, String collection) {
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .build());
        this.database = client.getDatabase(database);
        this.collection = collection;
    }

    @Override
    public void forEachCommit(Consumer<BsonDocument> consumer) {
        MongoCollection<BsonDocument> log = database.getCollection(collection, BsonDocument.class);
        List<BsonValue> ids = new ArrayList<>();
        log.find().projection(include("_id")).batchSize(10_000).forEach(it -> ids.add(id(it)));
        ids.sort(Comparator.comparingDouble(MongoSource::order));
        // By key, because a sorted scan of the embedded store would hold the whole log in memory.
        for (int from = 0; from < ids.size(); from += PAGE) {
            List<BsonValue> page = ids.subList(from, Math.min(ids.size(), from + PAGE));
            List<BsonDocument> found = log.find(in("_id", page)).batchSize(PAGE).into(new ArrayList<>());
            found.sort(Comparator.comparingDouble(it -> order(id(it))));
            found.forEach(consumer);
        }
    }

    private static BsonValue id(BsonDocument document) {
        return document.get("_id", BsonNull.VALUE);
    }

    /** What is no number comes last, to be reported. */
    private static double order(BsonValue id) {
        return id.isNumber() ? id.asNumber().doubleValue() : Double.MAX_VALUE;
    }

    @Override
    public List<BsonDocument> checkpoints() {
        return database.getCollection(collection + "_checkpoints", BsonDocument.class)
                .find()
                .into(new ArrayList<>());
    }

    @Override
    public void close() {
        client.close();
    }
}

package chat.verbatim.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The documents of one projection. They are found by id and in no other way: no index but that one is needed. */
public final class ReadModel {
    private static final String PREFIX = "query_";
    private static final int FETCH = 1_000;

    private volatile MongoCollection<Document> collection;

    private ReadModel(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** @param place what a copy of a projection is called in the store */
    static ReadModel of(MongoDatabase database, String place) {
        return new ReadModel(database.getCollection(PREFIX + place));
    }

    /** One that shows the same documents, until it is told to follow others. */
    ReadModel follower() {
        return new ReadModel(collection);
    }

    /** From now on this shows the documents that {@code other} shows. */
    void follow(ReadModel other) {
        collection = other.collection;
    }

    /** Those of the documents that exist, in one round trip. */
    public Found find(Collection<String> ids) {
        return new Found(read(ids, null));
    }

    /** One number of each of the documents that exist, in one round trip. */
    public Map<String, Long> findLong(Collection<String> ids, String field) {
        Map<String, Long> values = HashMap.newHashMap(ids.size());
        read(ids, field)
                .forEach((id, stored) ->
                        values.put(id, StoredDocument.fieldsOf(stored).getLong(field)));
        return values;
    }

    private Map<String, Document> read(Collection<String> ids, @Nullable String field) {
        Map<String, Document> found = HashMap.newHashMap(ids.size());
        if (ids.isEmpty()) {
            return found;
        }
        var query = collection.find(Filters.in(StoredDocument.ID, ids)).batchSize(Math.max(FETCH, ids.size()));
        if (field != null) {
            query = query.projection(Projections.include(StoredDocument.path(field)));
        }
        query.forEach(document -> found.put(document.getString(StoredDocument.ID), document));
        return found;
    }

    /** Walks over all documents. For starts and tests: it costs as much as there are. */
    public void forEach(Consumer<Document> action) {
        collection.find().batchSize(FETCH).forEach(action);
    }

    /** The documents that exist, as they are stored, by id; in one round trip. */
    Map<String, Document> stored(Collection<String> ids) {
        return read(ids, null);
    }

    /** Walks over the ids of all documents. */
    void forEachId(Consumer<String> action) {
        collection
                .find()
                .projection(Projections.include(StoredDocument.ID))
                .batchSize(FETCH)
                .forEach(document -> {
                    // Whatever else stands there was never put there by a projection.
                    if (document.get(StoredDocument.ID) instanceof String id) {
                        action.accept(id);
                    }
                });
    }

    /** Removes all documents. */
    void clear() {
        // Dropping a collection that is not there is an error to some servers.
        if (collection.find().first() != null) {
            collection.drop();
        }
    }

    MongoCollection<Document> collection() {
        return collection;
    }

    /** What was found, by id. */
    public static final class Found {
        private final Map<String, Document> documents;

        Found(Map<String, Document> documents) {
            this.documents = documents;
        }

        /** The document in its shape, or null when there is none. */
        public <D> @Nullable D get(String id, Function<Document, D> shape) {
            Document stored = documents.get(id);
            return stored == null ? null : shape.apply(stored);
        }
    }
}

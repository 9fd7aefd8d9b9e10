package chat.verbatim.standalone.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** A database whose documents and index keys are kept as BSON. */
final class StoredDatabase extends H2Database {
    private final MVStore store;

    StoredDatabase(String name, MVStore store, CursorRegistry cursors) {
        // The super constructor already opens the collections.
        this.store = store;
        super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collectionName, CollectionOptions options) {
        MVMap<String, Object> statistics = store.openMap("meta." + getFullCollectionNamespace(collectionName));
        return new StoredCollection(
                this, collectionName, options, documents(collectionName), statistics, cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
        MVMap<KeyValue, Object> positions = store.openMap(
                getFullCollectionNamespace(collectionName) + "._index_" + indexName,
                new MVMap.Builder<KeyValue, Object>().keyType(new IndexKeyType()));
        if (indexName.equals(IdIndex.NAME)) {
            return new IdIndex(keys, sparse, documents(collectionName), positions);
        }
        return new StoredUniqueIndex(indexName, keys, sparse, positions);
    }

    private MVMap<Object, Document> documents(String collectionName) {
        return store.openMap(
                "databases." + getFullCollectionNamespace(collectionName),
                new MVMap.Builder<Object, Document>().valueType(new BsonDocumentType()));
    }
}

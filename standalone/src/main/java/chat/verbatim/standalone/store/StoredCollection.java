package chat.verbatim.standalone.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection that finds a document by its {@code _id} also when the query has further conditions, and replaces a document as a whole without
 * copying and comparing it path by path. A document that is kept never changes: another one takes its place. So it can be sent to a client, or
 * written to the disk, while it is changed.
 */
final class StoredCollection extends H2Collection {
    private static final String ID = "_id";
    private static final String DATA_SIZE = "dataSize";
    private static final Document EVERYTHING = new Document();

    private final MVMap<Object, Document> documents;
    /** The backend changes the documents that it finds where they are, so it gets copies. */
    private boolean changing;

    StoredCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> statistics,
            CursorRegistry cursors) {
        // The super constructor asks for the size where it finds one; it is counted when somebody wants to know.
        statistics.remove(DATA_SIZE);
        this.documents = documents;
        super(database, name, options, documents, statistics, cursors);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        if (query.get(ID) instanceof String id) {
            return matchDocumentsFromStream(
                    Stream.ofNullable(getDocument(id)), query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
        }
        return super.matchDocuments(query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            Iterable<Object> positions,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        // A list of keys may name a document more than once. What an index has found by its keys need not be compared
        // with each of them.
        Set<Object> once = new LinkedHashSet<>();
        positions.forEach(once::add);
        Document left = namesKeysOnly(query) ? EVERYTHING : query;
        return super.matchDocuments(left, once, orderBy, numberToSkip, limit, batchSize, fieldSelector);
    }

    /** Whether it asks for one field by texts or numbers, and by nothing else. */
    private static boolean namesKeysOnly(Document query) {
        return query.size() == 1
                && switch (query.values().iterator().next()) {
                    case Document in
                    when in.size() == 1 && in.get("$in") instanceof Collection<?> keys ->
                        keys.stream().allMatch(StoredCollection::isPlain);
                    case Object key -> isPlain(key);
                    case null -> false;
                };
    }

    private static boolean isPlain(@Nullable Object key) {
        return key instanceof String || key instanceof Number;
    }

    @Override
    public synchronized void addDocument(Document document) {
        Object id = document.get(ID);
        if (id instanceof String text && isKeptByIdOnly()) {
            addNew(text, document);
        } else if (id != null
                && isPlain(id)
                && getIndexes().size() == 2
                && getIndexes().getFirst() instanceof IdIndex ids
                && getIndexes().getLast() instanceof StoredUniqueIndex others) {
            addOnce(document, id, ids, others);
        } else {
            super.addDocument(document);
        }
    }

    private boolean isKeptByIdOnly() {
        return getIndexes().size() == 1 && getIndexes().getFirst() instanceof IdIndex;
    }

    private void addNew(String id, Document document) {
        if (documents.putIfAbsent(id, document) != null) {
            Index<Object> index = getIndexes().getFirst();
            throw new DuplicateKeyError(index, this, index.getKeys(), new KeyValue(id));
        }
    }

    /** As the backend does, but it looks once for the place of each key: the last index need not be asked before it is changed. */
    private void addOnce(Document document, Object id, IdIndex ids, StoredUniqueIndex others) {
        ids.checkAdd(document, this);
        others.add(document, id, this);
        ids.add(document, addDocumentInternal(document), this);
    }

    @Override
    protected QueryResult matchDocumentsFromStream(
            Document query,
            Stream<Document> stream,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Comparator<Document> order,
            @Nullable Document fieldSelector) {
        return super.matchDocumentsFromStream(
                query,
                changing ? stream.map(Document::new) : stream,
                numberToSkip,
                limit,
                batchSize,
                order,
                fieldSelector);
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector,
            Document update,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        if (!isMulti && selector.size() == 1 && selector.get(ID) instanceof String id && isKeptByIdOnly()) {
            Document result = updateWhole(id, selector, update, isUpsert, oplog);
            if (result != null) {
                return result;
            }
        }
        changing = true;
        try {
            return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
        } finally {
            changing = false;
        }
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        changing = true;
        try {
            return super.findAndModify(query);
        } finally {
            changing = false;
        }
    }

    /** @return null when the update is about parts of a document, or about one that is not there */
    private @Nullable Document updateWhole(
            String id, Document selector, Document update, boolean isUpsert, Oplog oplog) {
        if (isUpsert
                && update.size() == 1
                && update.get("$setOnInsert") instanceof Document fresh
                && isWhole(fresh, id)) {
            return created(withId(id, fresh), selector, update, oplog);
        }
        if (!isWhole(update, id)) {
            return null;
        }
        Document before = documents.get(id);
        return before == null ? null : replaced(before, withId(id, update), selector, update, oplog);
    }

    private static boolean isWhole(Document document, String id) {
        return document.keySet().stream().noneMatch(field -> field.startsWith("$") || field.contains("."))
                && (!document.containsKey(ID) || id.equals(document.get(ID)));
    }

    /** What is there already stays as it is. */
    private Document created(Document document, Document selector, Document update, Oplog oplog) {
        Object id = document.get(ID);
        if (documents.putIfAbsent(id, document) != null) {
            oplog.handleUpdate(getFullName(), selector, update, List.of());
            return new Document("n", 1).append("nModified", 0);
        }
        oplog.handleInsert(getFullName(), List.of(document));
        return new Document("upserted", id).append("n", 0).append("nModified", 0);
    }

    private static Document withId(String id, Document update) {
        Document document = new Document(ID, id);
        document.putAll(update);
        Utils.validateFieldNames(document);
        return document;
    }

    private Document replaced(Document before, Document after, Document selector, Document update, Oplog oplog) {
        Object id = after.get(ID);
        boolean changed = !after.equals(before);
        if (changed) {
            documents.put(id, after);
        }
        oplog.handleUpdate(getFullName(), selector, update, changed ? List.of(id) : List.of());
        return new Document("n", 1).append("nModified", changed ? 1 : 0);
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected int getDataSize() {
        long bytes =
                documents.values().stream().mapToLong(BsonDocumentType::size).sum();
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }
}

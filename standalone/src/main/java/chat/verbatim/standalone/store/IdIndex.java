package chat.verbatim.standalone.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The index of {@code _id}. Documents are kept by their {@code _id}, so texts need no second map: each insert would look four times for
 * its place, instead of twice, and each update three times. Other values are found by what the backend makes of them (all numbers are one
 * kind), which is not what they are kept by.
 */
final class IdIndex extends AbstractUniqueIndex<Object> {
    static final String NAME = "_id_";
    private static final String ID = "_id";

    private final MVMap<Object, Document> documents;
    private final MVMap<KeyValue, Object> others;

    /** @param others where values that are no texts are kept; texts in it, as earlier versions put there, are removed */
    IdIndex(List<IndexKey> keys, boolean sparse, MVMap<Object, Document> documents, MVMap<KeyValue, Object> others) {
        super(NAME, keys, sparse);
        this.documents = documents;
        this.others = others;
        removeTexts();
    }

    private void removeTexts() {
        KeyValue text = others.ceilingKey(new KeyValue(""));
        while (text != null && text.get(0) instanceof String) {
            KeyValue next = others.higherKey(text);
            others.remove(text);
            text = next;
        }
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return key.get(0) instanceof String id ? position(id) : others.get(key);
    }

    private @Nullable Object position(String id) {
        return documents.containsKey(id) ? id : null;
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, @Nullable Object position) {
        return others.putIfAbsent(key, Missing.ofNullable(position)) == null;
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return key.get(0) instanceof String id ? position(id) : others.remove(key);
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        return () -> documents.keyList().stream()
                .map(id -> Map.entry(new KeyValue(id).normalized(), id))
                .iterator();
    }

    @Override
    public synchronized void checkAdd(Document document, MongoCollection<Object> collection) {
        if (!(document.get(ID) instanceof String id)) {
            super.checkAdd(document, collection);
        } else if (documents.containsKey(id)) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(id));
        }
    }

    @Override
    public synchronized void add(Document document, Object position, MongoCollection<Object> collection) {
        if (!(document.get(ID) instanceof String)) {
            super.add(document, position, collection);
        }
    }

    @Override
    public synchronized void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        if (!sameText(before, after)) {
            super.checkUpdate(before, after, collection);
        }
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (!sameText(before, after)) {
            super.updateInPlace(before, after, position, collection);
        }
    }

    private static boolean sameText(Document before, Document after) {
        return before.get(ID) instanceof String id && id.equals(after.get(ID));
    }

    @Override
    public synchronized boolean canHandle(Document query) {
        return (query.size() == 1 && query.get(ID) instanceof String) || super.canHandle(query);
    }

    @Override
    public synchronized Iterable<Object> getPositions(Document query) {
        if (query.get(ID) instanceof String id) {
            return documents.containsKey(id) ? List.of(id) : List.of();
        }
        return super.getPositions(query);
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}

package chat.verbatim.standalone.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A unique index whose keys are on disk. Putting texts there looks for each of them once, which is what most of the time of an insert goes to.
 */
final class StoredUniqueIndex extends AbstractUniqueIndex<Object> {
    private final MVMap<KeyValue, Object> positions;
    private final @Nullable String field;

    StoredUniqueIndex(String name, List<IndexKey> keys, boolean sparse, MVMap<KeyValue, Object> positions) {
        super(name, keys, sparse);
        this.positions = positions;
        this.field = keys.size() == 1 && !keys.getFirst().getKey().contains(".")
                ? keys.getFirst().getKey()
                : null;
    }

    /** All of its keys or none: where one of them is taken, nothing has changed. */
    @Override
    public synchronized void add(Document document, Object position, MongoCollection<Object> collection) {
        Set<KeyValue> texts = textsIn(document);
        if (texts.isEmpty()) {
            super.add(document, position, collection);
        }
        List<KeyValue> put = new ArrayList<>(texts.size());
        for (KeyValue text : texts) {
            if (!putKeyPosition(text, position)) {
                put.forEach(positions::remove);
                throw new DuplicateKeyError(this, collection, getKeys(), text);
            }
            put.add(text);
        }
    }

    /** The keys of a document that has a text in the one field of this index, or a list of texts; none otherwise. */
    private Set<KeyValue> textsIn(Document document) {
        return switch (field == null ? null : document.get(field)) {
            case String text -> Set.of(new KeyValue(text));
            case Collection<?> list
            when list.stream().allMatch(String.class::isInstance) ->
                list.stream().map(KeyValue::new).collect(Collectors.toCollection(LinkedHashSet::new));
            case null, default -> Set.of();
        };
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, @Nullable Object position) {
        return positions.putIfAbsent(key, Missing.ofNullable(position)) == null;
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return positions.get(key);
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return positions.remove(key);
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        return positions.entrySet();
    }

    @Override
    public long getCount() {
        return positions.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}

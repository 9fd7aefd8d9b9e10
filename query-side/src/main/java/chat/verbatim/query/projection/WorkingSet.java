package chat.verbatim.query.projection;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a projection works on, for one thread: fetched together before a batch of events, changed in memory,
 * written together after it. The hot ones stay in memory, so that the next batch needs no fetch.
 */
public final class WorkingSet {
    private static final UpdateOptions CREATE = new UpdateOptions().upsert(true);
    private static final ReplaceOptions REPLACE = new ReplaceOptions().upsert(true);
    private static final BulkWriteOptions IN_ORDER = new BulkWriteOptions().ordered(true);
    private static final InsertManyOptions IN_ANY_ORDER = new InsertManyOptions().ordered(false);
    private static final int DUPLICATE_KEY = 11_000;
    /** From so many new documents on, a round trip to insert them costs less than to upsert them with the others. */
    private static final int WORTH_A_ROUND_TRIP = 32;

    private final ReadModel readModel;
    private final Map<String, StoredDocument> hot;
    private final Map<String, StoredDocument> current = new HashMap<>();
    private final Map<String, Document> fetched = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> created = new HashSet<>();
    private final Map<String, StoredDocument> changed = new LinkedHashMap<>();

    /** @param hotDocuments how many documents stay in memory, 1 or more */
    WorkingSet(ReadModel readModel, int hotDocuments) {
        this.readModel = readModel;
        this.hot = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, StoredDocument> eldest) {
                return size() > hotDocuments;
            }
        };
    }

    /** Fetches what is not known yet, in one round trip; none when all of it is. */
    void fetch(Collection<String> ids) {
        List<String> unknown = new ArrayList<>();
        for (String id : ids) {
            if (!current.containsKey(id) && !hot.containsKey(id) && asked.add(id)) {
                unknown.add(id);
            }
        }
        ReadModel.Found found = readModel.find(unknown);
        for (String id : unknown) {
            Document stored = found.get(id, Function.identity());
            if (stored != null) {
                fetched.put(id, stored);
            }
        }
    }

    /** The document in its shape, or null when there is none. */
    public <D extends StoredDocument> @Nullable D find(String id, Class<D> type, Function<Document, D> shape) {
        StoredDocument known = current.get(id);
        if (known == null) {
            known = hot.get(id);
        }
        if (known == null) {
            fetch(List.of(id));
            Document stored = fetched.get(id);
            if (stored == null) {
                return null;
            }
            known = shape.apply(stored);
        }
        current.put(id, known);
        return type.cast(known);
    }

    /** The document in its shape; a new and empty one when there is none. */
    public <D extends StoredDocument> D findOrCreate(
            String id, Class<D> type, Function<Document, D> shape, Function<String, D> empty) {
        D known = find(id, type, shape);
        return known != null ? known : create(empty.apply(id));
    }

    /** Changes a document by the event at {@code position}, unless it holds that event already. */
    public <D extends StoredDocument> void change(D document, long position, Consumer<D> change) {
        if (!document.holds(position)) {
            change.accept(document);
            document.advanceTo(position);
            // Put again at the end: what is written last was changed last.
            changed.remove(document.id());
            changed.put(document.id(), document);
        }
    }

    /**
     * Makes a document that this event brings into being, without looking whether it is there already; then it stays as
     * it is.
     */
    public <D extends StoredDocument> void createUnseen(D document, long position) {
        if (!current.containsKey(document.id()) && !fetched.containsKey(document.id())) {
            change(create(document), position, fresh -> {});
        }
    }

    private <D extends StoredDocument> D create(D document) {
        current.put(document.id(), document);
        created.add(document.id());
        return document;
    }

    /** Writes what was changed, and forgets what is not hot. */
    Collection<StoredDocument> write() {
        List<StoredDocument> written = List.copyOf(changed.values());
        List<Document> inserts = new ArrayList<>();
        List<WriteModel<Document>> updates = new ArrayList<>();
        boolean insert = created.size() >= WORTH_A_ROUND_TRIP;
        for (StoredDocument document : written) {
            boolean isNew = created.contains(document.id());
            if (isNew && insert) {
                inserts.add(document.toBson().append(StoredDocument.ID, document.id()));
            } else {
                updates.add(isNew ? creation(document) : replacement(document));
            }
        }
        insert(inserts);
        if (!updates.isEmpty()) {
            readModel.collection().bulkWrite(updates, IN_ORDER);
        }
        for (StoredDocument document : current.values()) {
            if (document.isHot()) {
                hot.put(document.id(), document);
            }
        }
        endBatch();
        return written;
    }

    // Never anything but the id in the filter: an embedded server has no other index, and scans.

    /** What is there already stays as it is. */
    private static WriteModel<Document> creation(StoredDocument document) {
        return new UpdateOneModel<>(
                Filters.eq(StoredDocument.ID, document.id()), new Document("$setOnInsert", document.toBson()), CREATE);
    }

    /** As a whole: a server pays for each path that an update names. */
    private static WriteModel<Document> replacement(StoredDocument document) {
        return new ReplaceOneModel<>(Filters.eq(StoredDocument.ID, document.id()), document.toBson(), REPLACE);
    }

    private void insert(List<Document> documents) {
        if (documents.isEmpty()) {
            return;
        }
        try {
            readModel.collection().insertMany(documents, IN_ANY_ORDER);
        } catch (MongoBulkWriteException failure) {
            // What is there already stays as it is.
            if (failure.getWriteConcernError() != null
                    || failure.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw failure;
            }
        }
    }

    private void endBatch() {
        current.clear();
        fetched.clear();
        asked.clear();
        created.clear();
        changed.clear();
    }

    /** Forgets everything: it may be wrong. */
    void forget() {
        endBatch();
        hot.clear();
    }
}

package chat.verbatim.node.admin;

import chat.verbatim.api.admin.BesideWish;
import chat.verbatim.api.admin.ProjectionWish;
import chat.verbatim.api.admin.ProjectionWishes;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;

/** One document for each projection of a process that was ever asked for something. */
public final class StoredProjectionWishes implements ProjectionWishes {
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final int DUPLICATE_KEY = 11_000;
    private static final String ID = "_id";
    private static final String PROJECTION = "projection";
    private static final String PAUSED = "paused";
    private static final String REBUILD = "rebuild";
    private static final String BESIDE = "beside";
    private static final String BESIDE_ID = "besideId";

    private final MongoCollection<Document> collection;

    /** @param database the one that all processes have in common */
    public StoredProjectionWishes(MongoDatabase database) {
        this.collection = database.getCollection("projection_wishes");
    }

    private static String id(String processId, String projection) {
        return processId + '/' + projection;
    }

    @Override
    public void pause(String processId, String projection, boolean paused) {
        collection.updateOne(
                Filters.eq(ID, id(processId, projection)),
                Updates.combine(Updates.set(PAUSED, paused), Updates.set(PROJECTION, projection)),
                UPSERT);
    }

    @Override
    public boolean rebuild(String processId, String projection) {
        return askOnce(processId, projection, REBUILD, Updates.set(PAUSED, false));
    }

    @Override
    public boolean beside(String processId, String projection, BesideWish wish) {
        return askOnce(processId, projection, BESIDE_ID, Updates.set(BESIDE, wish.name()));
    }

    /** @param name of the field with the id of what is asked for, and of nothing while nothing is */
    private boolean askOnce(String processId, String projection, String name, Bson more) {
        try {
            collection.updateOne(
                    Filters.and(Filters.eq(ID, id(processId, projection)), Filters.eq(name, null)),
                    Updates.combine(
                            Updates.set(name, UUID.randomUUID().toString()), more, Updates.set(PROJECTION, projection)),
                    UPSERT);
            return true;
        } catch (MongoWriteException taken) {
            // There is such a document, and it does not match: it asks for something already.
            if (taken.getError().getCode() == DUPLICATE_KEY) {
                return false;
            }
            throw taken;
        }
    }

    @Override
    public void begun(ProjectionWish wish) {
        collection.updateOne(
                Filters.and(
                        Filters.eq(ID, id(wish.processId(), wish.projection())), Filters.eq(REBUILD, wish.rebuild())),
                Updates.set(REBUILD, null));
    }

    @Override
    public void doneBeside(ProjectionWish wish) {
        ProjectionWish.Beside done = wish.beside();
        if (done != null) {
            collection.updateOne(
                    Filters.and(
                            Filters.eq(ID, id(wish.processId(), wish.projection())), Filters.eq(BESIDE_ID, done.id())),
                    Updates.combine(Updates.set(BESIDE_ID, null), Updates.set(BESIDE, null)));
        }
    }

    @Override
    public List<ProjectionWish> of(String processId, Collection<String> projections) {
        List<String> ids = projections.stream().map(name -> id(processId, name)).toList();
        List<ProjectionWish> found = new ArrayList<>();
        for (Document wish : collection.find(Filters.in(ID, ids))) {
            String beside = wish.getString(BESIDE_ID);
            found.add(new ProjectionWish(
                    processId,
                    wish.getString(PROJECTION),
                    wish.getBoolean(PAUSED, false),
                    wish.getString(REBUILD),
                    beside == null
                            ? null
                            : new ProjectionWish.Beside(BesideWish.valueOf(wish.getString(BESIDE)), beside)));
        }
        return found;
    }
}

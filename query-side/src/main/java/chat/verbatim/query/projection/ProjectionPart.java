package chat.verbatim.query.projection;

import java.util.Collection;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A feature's share in a projection: it owns some kinds of documents and says how events change them. All parts of a
 * projection see the same events, and what they change is written in one round trip.
 *
 * <p>While a copy of the projection is built beside the live one, both use the same parts, each with a thread of its own: a part keeps what it knows in
 * documents. What it keeps in memory for reads it learns from {@link #written} and {@link #restarted} only, which tell of the live copy alone. What it
 * does outside of its documents must be of no consequence when it is done again.
 */
public interface ProjectionPart {
    /** Name of the projection. */
    String projection();

    /** Whether events of this type change anything here. */
    boolean concerns(Class<?> payloadType);

    /** Names the documents that {@link #apply} will look for. A hint: what is not named is fetched singly. */
    void announce(LoggedEvent event, Consumer<String> ids);

    /** Changes documents by an event that may have been applied before. */
    void apply(LoggedEvent event, WorkingSet documents);

    /** Called after documents were written: all that were changed, those of other parts included. */
    default void written(Collection<StoredDocument> changed) {}

    /**
     * Called before the first event after a start or a pause, when other processes may have written meanwhile, and when another copy becomes the live
     * one. Reads go on: they must find what was known before or what is known now, and nothing between.
     */
    default void restarted(ReadModel documents) {}

    /**
     * Whose texts, stored by {@link PersonalFields}, a document of this part holds; null for nobody's, and where it is not one of this part.
     *
     * @param fields what {@link StoredDocument#fields} was; of documents of other parts, and damaged ones, too
     */
    default @Nullable String writerOf(String id, Document fields) {
        return null;
    }
}

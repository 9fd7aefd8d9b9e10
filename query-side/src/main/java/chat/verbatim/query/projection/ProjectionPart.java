package chat.verbatim.query.projection;

import java.util.Collection;
import java.util.function.Consumer;

/**
 * A feature's share in a projection: it owns some kinds of documents and says how events change them. All parts of a
 * projection see the same events, and what they change is written in one round trip.
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

    /** Called before the first event after a start or a pause: other processes may have written meanwhile. */
    default void restarted(ReadModel documents) {}
}

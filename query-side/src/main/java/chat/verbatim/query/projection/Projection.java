package chat.verbatim.query.projection;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A read model and the parts that keep it. Its documents are in one collection. Used by one thread at a time. */
final class Projection {
    private final String name;
    private final ReadModel documents;
    private final List<ProjectionPart> parts;
    private final WorkingSet workingSet;

    Projection(String name, ReadModel documents, List<ProjectionPart> parts, int hotDocuments) {
        this.name = name;
        this.documents = documents;
        this.parts = List.copyOf(parts);
        this.workingSet = new WorkingSet(documents, hotDocuments);
    }

    String name() {
        return name;
    }

    boolean concerns(Class<?> payloadType) {
        return parts.stream().anyMatch(part -> part.concerns(payloadType));
    }

    /** Applies events in the order of the log. Afterwards they are written, or, with an exception, must come again. */
    void apply(List<LoggedEvent> events) {
        try {
            announce(events);
            for (LoggedEvent event : events) {
                for (ProjectionPart part : parts) {
                    if (part.concerns(event.payload().getClass())) {
                        part.apply(event, workingSet);
                    }
                }
            }
            Collection<StoredDocument> written = workingSet.write();
            parts.forEach(part -> part.written(written));
        } catch (RuntimeException failure) {
            workingSet.forget();
            throw failure;
        }
    }

    private void announce(List<LoggedEvent> events) {
        Set<String> ids = new TreeSet<>();
        for (LoggedEvent event : events) {
            for (ProjectionPart part : parts) {
                if (part.concerns(event.payload().getClass())) {
                    part.announce(event, ids::add);
                }
            }
        }
        workingSet.fetch(ids);
    }

    /**
     * Before the first batch after a start, a pause or a reset.
     *
     * @param fromTheBeginning that batch begins with the first event of the log, so nothing that is there is of use
     */
    void restart(boolean fromTheBeginning) {
        workingSet.forget();
        if (fromTheBeginning) {
            documents.clear();
        }
        parts.forEach(part -> part.restarted(documents));
    }
}

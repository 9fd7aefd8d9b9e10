package chat.verbatim.query.projection;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A copy of a read model and the parts that keep it. Its documents are in one collection. Used by one thread at a time. The parts are those of all
 * copies, and hear of what was written where reads are answered by this one only.
 */
final class Projection {
    private final String name;
    private final String place;
    private final ReadModel documents;
    private final List<ProjectionPart> parts;
    private final WorkingSet workingSet;
    private volatile boolean live;
    private long reached;

    /** @param place what this copy is called in the store */
    Projection(String name, String place, ReadModel documents, List<ProjectionPart> parts, int hotDocuments) {
        this.name = name;
        this.place = place;
        this.documents = documents;
        this.parts = List.copyOf(parts);
        this.workingSet = new WorkingSet(documents, hotDocuments);
    }

    String name() {
        return name;
    }

    String place() {
        return place;
    }

    ReadModel documents() {
        return documents;
    }

    /** @param live whether reads are answered by this copy from now on */
    void setLive(boolean live) {
        this.live = live;
    }

    boolean isLive() {
        return live;
    }

    /** Lets the parts know in memory what this copy holds. */
    void show() {
        parts.forEach(part -> part.restarted(documents));
    }

    boolean concerns(Class<?> payloadType) {
        return parts.stream().anyMatch(part -> part.concerns(payloadType));
    }

    /**
     * Whether an event of a type that this program does not know may concern this projection: it does when any event does that has the same
     * sealed parent. Of a type without a known parent nobody can tell, so that it does.
     */
    boolean mayConcern(String unknownType) {
        int member = unknownType.lastIndexOf('$');
        try {
            Class<?> parent = Class.forName(
                    member < 0 ? unknownType : unknownType.substring(0, member),
                    false,
                    getClass().getClassLoader());
            Class<?>[] known = parent.getPermittedSubclasses();
            return known == null || Stream.of(known).anyMatch(this::concerns);
        } catch (ClassNotFoundException nobodys) {
            return true;
        }
    }

    /**
     * Applies events in the order of the log. Afterwards they are written, or, with an exception, must come again.
     *
     * @throws FailedEventException when it is one of the events that is to blame
     */
    void apply(List<LoggedEvent> events) {
        try {
            announce(events);
            for (LoggedEvent event : events) {
                reached = event.position();
                forEachConcerned(event, part -> part.apply(event, workingSet));
            }
            Collection<StoredDocument> written = workingSet.write();
            if (live) {
                parts.forEach(part -> part.written(written));
            }
        } catch (RuntimeException failure) {
            workingSet.forget();
            throw failure;
        }
    }

    /** Position of the event that was applied last, or that could not be. */
    long reached() {
        return reached;
    }

    private void forEachConcerned(LoggedEvent event, Consumer<ProjectionPart> action) {
        try {
            for (ProjectionPart part : parts) {
                if (part.concerns(event.payload().getClass())) {
                    action.accept(part);
                }
            }
        } catch (RuntimeException failed) {
            if (FailedEventException.isOfStore(failed)) {
                throw failed;
            }
            throw FailedEventException.of(event, failed);
        }
    }

    private void announce(List<LoggedEvent> events) {
        Set<String> ids = new TreeSet<>();
        for (LoggedEvent event : events) {
            reached = event.position();
            forEachConcerned(event, part -> part.announce(event, ids::add));
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
        if (live) {
            show();
        }
    }
}

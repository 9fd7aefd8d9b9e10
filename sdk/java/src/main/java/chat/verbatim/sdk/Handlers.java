package chat.verbatim.sdk;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who wants to hear of what. */
final class Handlers {
    private static final System.Logger LOG = System.getLogger("chat.verbatim.sdk");

    /** No record: the same handler may be added twice, and each is taken off by itself. */
    private static final class Entry {
        private final Event<?> event;
        private final Handler<?> handler;

        Entry(Event<?> event, Handler<?> handler) {
            this.event = event;
            this.handler = handler;
        }
    }

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    <T> AutoCloseable add(Event<T> event, Handler<? super T> handler) {
        Entry entry = new Entry(event, handler);
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    /** Those for an event, in the order in which they came. */
    @SuppressWarnings("unchecked") // They were added for this event, so they take what it brings.
    <T> List<Handler<T>> of(Event<T> event) {
        return entries.stream()
                .filter(entry -> entry.event == event)
                .map(entry -> (Handler<T>) entry.handler)
                .toList();
    }

    /** Calls those of an event that is no frame. What fails there is nobody's to repeat. */
    <T> void tell(Event<T> event, T payload) {
        for (Handler<T> handler : of(event)) {
            try {
                handler.handle(payload);
            } catch (Exception e) {
                if (event == Event.ERROR) {
                    LOG.log(Level.ERROR, "An error handler failed.", e);
                } else {
                    tellError(e);
                }
            }
        }
    }

    void tellError(Throwable error) {
        if (of(Event.ERROR).isEmpty()) {
            LOG.log(Level.ERROR, "Nobody listens to errors.", error);
        }
        tell(Event.ERROR, error);
    }
}

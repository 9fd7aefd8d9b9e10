package chat.verbatim.query.projection;

import chat.verbatim.api.admin.ProjectionState.FailedEvent;
import com.mongodb.MongoException;
import org.jspecify.annotations.Nullable;

/** One event cannot be applied, whatever is done: not because of the store, which may be well the next time. */
final class FailedEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long position;
    private final transient FailedEvent event;

    FailedEventException(long position, FailedEvent event, RuntimeException cause) {
        super("The event at position " + position + " cannot be applied", cause);
        this.position = position;
        this.event = event;
    }

    static FailedEventException of(LoggedEvent event, RuntimeException cause) {
        return new FailedEventException(
                event.position(),
                new FailedEvent(event.payload().getClass().getName(), event.stream(), event.seq()),
                cause);
    }

    /** Whether the store, and not what is done with it, is what failed. */
    static boolean isOfStore(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof MongoException) {
                return true;
            }
        }
        return false;
    }

    long position() {
        return position;
    }

    FailedEvent event() {
        return event;
    }
}

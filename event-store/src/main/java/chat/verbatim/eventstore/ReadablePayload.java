package chat.verbatim.eventstore;

import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For readers that go on to the next event where one cannot be read: those that only pass on what others can find in the log, too. */
public final class ReadablePayload {

    private static final Logger logger = LoggerFactory.getLogger(ReadablePayload.class);

    private ReadablePayload() {}

    /** What happened; empty when this program cannot read it, which is written to the program's log. */
    public static Optional<Object> of(EventMessage<?> event) {
        try {
            return Optional.of(event.getPayload());
        } catch (UnreadableEventException unreadable) {
            logger.error("{} It is passed over.", unreadable.getMessage());
            return Optional.empty();
        }
    }
}

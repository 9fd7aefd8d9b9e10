package chat.verbatim.eventstore;

import java.time.Instant;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** The log for consumers that are woken at a {@link Pace}. */
record PacedSource(DenseLogEventStore log) implements StreamableMessageSource<TrackedEventMessage<?>> {

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken token) {
        return log.openPacedStream(token);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return log.createTailToken();
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return log.createHeadToken();
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant dateTime) {
        return log.createTokenAt(dateTime);
    }
}

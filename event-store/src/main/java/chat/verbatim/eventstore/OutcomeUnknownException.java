package chat.verbatim.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * The server was lost while an append was under way: it may have been written or not, and it may still appear. Load
 * the aggregate again once the server is back; its sequence number tells. An append that carries a claim may simply be
 * repeated.
 */
public final class OutcomeUnknownException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    OutcomeUnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}

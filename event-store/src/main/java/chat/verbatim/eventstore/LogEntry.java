package chat.verbatim.eventstore;

import org.axonframework.eventhandling.DomainEventMessage;

/**
 * One event of the log and where it stands.
 *
 * @param position the position of the event in the log: unique, and larger than that of every event before it
 * @param event the event, its payload deserialised on first use
 */
public record LogEntry(long position, DomainEventMessage<?> event) {}

package chat.verbatim.eventstore;

/**
 * One event as it is stored, for those who read the log itself.
 *
 * @param position of the event in the log, as in {@link LogEntry}
 * @param commit what it was written with, and the hashes
 * @param event one of the commit's events
 * @param payload the event's payload as JSON, before the {@link PayloadTransformer}
 */
public record LogLine(long position, CommitEvidence commit, CommitEvidence.Event event, String payload) {}

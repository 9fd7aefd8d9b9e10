package chat.verbatim.standalone.restore;

import chat.verbatim.api.Position;
import chat.verbatim.api.RefusedException;
import chat.verbatim.eventstore.LogCut;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A point in the log that somebody wants to be back at. */
sealed interface RestorePoint {
    /** The event of this position, as answers and exports name it, is the last. */
    record AtPosition(long position) implements RestorePoint {}

    /** What happened until then is kept. */
    record AtTime(Instant time) implements RestorePoint {}

    /** @throws IllegalArgumentException in words for whoever started the program */
    static RestorePoint parse(String text) {
        try {
            return text.contains("-")
                    ? new AtTime(OffsetDateTime.parse(text).toInstant())
                    : new AtPosition(Position.decode(text, "--to"));
        } catch (DateTimeException | RefusedException wrong) {
            throw new IllegalArgumentException(
                    "--to takes a position, as answers and exports name it, or a time like 2026-11-28T14:03:00Z; not \""
                            + text + '"',
                    wrong);
        }
    }

    /**
     * The last commit that is kept.
     *
     * @throws IllegalArgumentException when the log has no such point
     */
    default long lastCommit(LogCut log) {
        return switch (this) {
            case AtTime(Instant time) -> log.lastCommitUntil(time);
            case AtPosition(long position) -> {
                long commit = LogCut.commitOf(position);
                long head = log.head();
                if (commit > head) {
                    throw new IllegalArgumentException("The log ends at position "
                            + Position.encode(LogCut.positionAfter(head)) + ", before the one of --to");
                }
                yield commit;
            }
        };
    }
}

package chat.verbatim.query.projection;

import java.util.Locale;

/**
 * How far a projection has come.
 *
 * @param position everything up to here can be read
 * @param head where the log ends
 * @param lag commits that it has not applied yet
 * @param state {@code running}, {@code replaying}, {@code paused}, {@code failed} or {@code stopped}
 */
record ProjectionStatus(String name, String position, String head, long lag, String state) {
    private static final int EVENT_BITS = 10;

    /** Commits up to a position. */
    static long commits(long position) {
        return Math.max(0, (position >> EVENT_BITS) - 1);
    }

    static long lag(long head, long position) {
        // The empty log has position 0; everything else counts commits from bit 10 on, the first one being 1.
        long applied = Math.max(1, position >> EVENT_BITS);
        return Math.max(0, Math.max(1, head >> EVENT_BITS) - applied);
    }

    static ProjectionStatus of(ProjectionProcessor processor, long head) {
        long position = Math.min(processor.gate().position(), head);
        return new ProjectionStatus(
                processor.gate().name(),
                Long.toString(position),
                Long.toString(head),
                lag(head, position),
                processor.state().name().toLowerCase(Locale.ROOT));
    }
}

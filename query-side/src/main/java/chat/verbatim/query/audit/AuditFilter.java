package chat.verbatim.query.audit;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor looks for. Whatever is null or empty is not asked for.
 *
 * @param types names of types
 * @param from written at this moment or later
 * @param until written before this moment
 * @param text part of what was said or of a name, in lower case
 * @param after behind this position
 * @param head up to this position: where the log ended when it was asked for
 */
record AuditFilter(
        Set<String> types,
        @Nullable String actor,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String text,
        long after,
        long head) {
    boolean wants(String type) {
        return types.isEmpty() || types.contains(type);
    }

    boolean wants(ReadEvent event) {
        return (actor == null || event.actors().contains(actor)) && (text == null || event.says(text));
    }

    /** Whether something that was written at this moment lies before what is looked for. */
    boolean isTooEarly(long position, Instant writtenAt) {
        return position <= after || (from != null && writtenAt.isBefore(from));
    }

    /** Whether something that was written at this moment, and so everything behind it, lies behind what is looked for. */
    boolean isTooLate(long position, Instant writtenAt) {
        return position > head || (until != null && !writtenAt.isBefore(until));
    }
}

package chat.verbatim.api.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a projection may leave out where it cannot apply it. It tells which event that is, and nothing that it says.
 *
 * @param position of the event in the log
 * @param type stored name of the event's type
 * @param stream whose event it is: the id of a chat or a user, with what is before it; null for nobody's
 * @param seq number of the event in that stream
 * @param reason the kinds of the errors by which it failed
 * @param at when it was decided
 * @param by id of the operator who decided
 */
public record DeadLetter(
        String projection,
        long position,
        String type,
        @Nullable String stream,
        long seq,
        String reason,
        Instant at,
        String by) {}

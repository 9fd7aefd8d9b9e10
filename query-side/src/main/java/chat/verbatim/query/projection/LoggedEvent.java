package chat.verbatim.query.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event with its place.
 *
 * @param position where in the log it stands
 * @param seq where in its stream it stands
 * @param stream id of that stream; null for an event of none
 * @param at when it happened
 */
public record LoggedEvent(long position, @Nullable String stream, long seq, Instant at, Object payload) {}

package chat.verbatim.query.projection;

import java.time.Instant;

/**
 * An event with its place.
 *
 * @param position where in the log it stands
 * @param seq where in its stream it stands
 * @param at when it happened
 */
public record LoggedEvent(long position, long seq, Instant at, Object payload) {}

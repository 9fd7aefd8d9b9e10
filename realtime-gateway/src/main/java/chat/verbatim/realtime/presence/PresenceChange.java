package chat.verbatim.realtime.presence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody came or went.
 *
 * @param lastSeen when they were last seen, by the clock of the leases; null when they came
 * @param version orders the changes of one user, also between nodes: what is older than what was heard is void
 */
public record PresenceChange(String userId, @Nullable Instant lastSeen, long version) {}

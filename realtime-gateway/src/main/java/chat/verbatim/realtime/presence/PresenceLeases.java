package chat.verbatim.realtime.presence;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Who is online: a user is while any lease of theirs lives, and there is one lease for each connection, on whatever node. A
 * lease dies by itself when its node does not renew it, so a node that is killed leaves nobody online for long.
 *
 * <p>Of each coming and going exactly one node is given the {@link PresenceChange} to tell, and of somebody who is back soon
 * enough none is. When the leases cannot be reached, nothing fails: they are taken and given back later, and what is to be told
 * is told then, if need be twice.
 */
public interface PresenceLeases {
    /** Takes the lease of a connection of this node. Returns what is to be told: that the user came, or nothing. */
    Optional<PresenceChange> take(String userId, String connectionId);

    /** Gives the lease of a connection back; does nothing when this node has none for it. */
    void release(String userId, String connectionId);

    /** Renews all leases of this node; to be called several times in a lease's life. */
    void renew(Consumer<PresenceChange> tell);

    /** Gives out who is gone for good; to be called about twice a second, from one thread. */
    void sweep(Consumer<PresenceChange> tell);

    /** Those of {@code userIds} who are online; empty when that cannot be told at the moment. */
    Optional<Set<String>> online(Collection<String> userIds);
}

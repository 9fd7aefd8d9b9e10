package chat.verbatim.api.moderation;

import chat.verbatim.api.session.Caller;
import java.util.Optional;

/** Which accounts are suspended. All methods fail with an exception of the store when the log has to be asked and cannot be read. */
public interface Suspensions {
    /** As the log says at this moment. Asks it each time. */
    Optional<Suspension> find(String userId);

    /**
     * Whether the caller's account is suspended, or that of a bot's owner. From memory but for the first time in a while; true within
     * milliseconds of the event, in every process.
     */
    boolean cover(Caller caller);

    /** Whether a suspension of {@code userId} concerns the caller: who is that user, or a bot of theirs. */
    boolean concern(String userId, Caller caller);
}

package chat.verbatim.api.erasure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody is erased, and how far that has come. Nothing in it is personal.
 *
 * @param id nobody can guess it: whoever has it may read the certificate
 * @param actorId who wanted it: the user, or an operator
 * @param reason why, in the operator's words; null when it was the user
 * @param position of {@link chat.verbatim.api.user.UserEvent.UserErased} in the log; 0 until it is there
 */
public record Erasure(
        String id, String userId, String actorId, @Nullable String reason, Instant at, long position, Stage stage) {

    /** How far it has come. It only goes on. */
    public enum Stage {
        /** It is decided, and will be carried out whatever happens. */
        BEGUN,
        /** Nobody can read anything any more; files lie about, unread, until they are found. */
        UNREADABLE,
        /** The log has been read to the end, the files are gone, and the certificate is there. */
        CERTIFIED
    }

    public Erasure at(Stage next, long newPosition) {
        return new Erasure(id, userId, actorId, reason, at, newPosition, next);
    }
}

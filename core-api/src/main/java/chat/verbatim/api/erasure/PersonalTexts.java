package chat.verbatim.api.erasure;

import java.util.Optional;

/**
 * Turns texts of a user into what may be stored, and back: under a key that this user alone has. All methods may be called by many threads at
 * once, and fail with an exception of the store when the keys cannot be reached.
 */
public interface PersonalTexts {
    /** What to store; it looks like no text that anybody can write. Nothing, once the user has been erased. */
    String seal(String userId, String text);

    /**
     * The reverse of {@link #seal}. What was stored before there were keys is a text as it is.
     *
     * @return empty when nobody can read it any more: the user has been erased, or the key is lost
     */
    Optional<String> open(String userId, String stored);

    /** Throws the user's key away, for ever: nobody can open anything any more. Done again, it changes nothing. */
    void shred(String userId);

    /** Whether the user has been erased, as far as this process knows: it may take some milliseconds to hear of it. */
    boolean isErased(String userId);
}

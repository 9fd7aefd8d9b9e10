package chat.verbatim.api.admin;

import java.util.List;
import java.util.Optional;

/**
 * The events that operators let projections leave out, in the store that all processes share. What is here is a permission: a projection uses it
 * only where an event fails it. All methods fail with an exception of the store when it cannot be reached.
 */
public interface DeadLetters {
    /** So many there are at most: whoever needs more has something else to mend. */
    int MOST = 1_000;

    /** Keeps the letter; the first one of its projection and position stays. */
    void add(DeadLetter letter);

    Optional<DeadLetter> find(String projection, long position);

    /** All of them, the newest decision first. */
    List<DeadLetter> all();
}

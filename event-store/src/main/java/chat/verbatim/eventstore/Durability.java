package chat.verbatim.eventstore;

/**
 * Makes what was written so far survive a crash of the server. Needed only where the server acknowledges writes before
 * they are on disk, as an embedded one may; a real server does it by its write concern.
 */
@FunctionalInterface
public interface Durability {

    /**
     * Returns once everything that was inserted before the call is safe. Called once per group commit, before its
     * appends are acknowledged or shown to consumers. What it throws makes the outcome of the group unknown.
     */
    void force();

    /** The server's write concern suffices. */
    static Durability byWriteConcern() {
        return () -> {};
    }
}

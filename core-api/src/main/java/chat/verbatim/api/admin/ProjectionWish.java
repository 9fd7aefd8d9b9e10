package chat.verbatim.api.admin;

import org.jspecify.annotations.Nullable;

/**
 * What an operator wants of a projection of one process. It holds until somebody wants something else, restarts included.
 *
 * @param paused it shall stand still
 * @param rebuild names a rebuild that has not begun yet; null for none
 * @param beside what is wanted of the copy beside it and is not done yet; null for nothing
 */
public record ProjectionWish(
        String processId,
        String projection,
        boolean paused,
        @Nullable String rebuild,
        @Nullable Beside beside) {
    /** @param id names the wish, so that no other one is taken for it */
    public record Beside(BesideWish what, String id) {}
}

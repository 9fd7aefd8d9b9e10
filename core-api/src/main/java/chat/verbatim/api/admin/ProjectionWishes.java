package chat.verbatim.api.admin;

import java.util.Collection;
import java.util.List;

/** The wishes of operators, in the store that all processes share. All methods fail with an exception of the store when it cannot be reached. */
public interface ProjectionWishes {
    /** The projection of this process shall stand still, or go on. Asking for what is asked for already changes nothing. */
    void pause(String processId, String projection, boolean paused);

    /**
     * The projection of this process shall begin again with the first event, and go on if it is paused.
     *
     * @return false when a rebuild is asked for already and has not begun; then nothing changes
     */
    boolean rebuild(String processId, String projection);

    /** This rebuild has begun, and is not asked for any more. */
    void begun(ProjectionWish rebuild);

    /**
     * Something is wanted of the copy that stands beside the projection of this process, or shall stand there.
     *
     * @return false when something is asked for already and is not done; then nothing changes
     */
    boolean beside(String processId, String projection, BesideWish wish);

    /** What is wanted of the copy beside is done, or cannot be done, and is not asked for any more. */
    void doneBeside(ProjectionWish wish);

    /** What is wanted of these projections of a process; nothing of those that nobody ever wanted anything of. */
    List<ProjectionWish> of(String processId, Collection<String> projections);
}

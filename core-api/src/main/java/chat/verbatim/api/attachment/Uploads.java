package chat.verbatim.api.attachment;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The uploads of each user that no message has taken yet, or not long ago. A process that is killed loses none of it. All methods fail with an
 * exception of the store when it cannot be reached.
 */
public interface Uploads {
    /** The user's uploads, in the order in which they began. */
    List<Upload> of(String userId);

    /**
     * Changes the list of a user, whoever else does at the same time.
     *
     * @param step says what the list becomes; may be asked again with a newer list, and may refuse by an exception
     * @return what the list has become
     */
    List<Upload> change(String userId, UnaryOperator<List<Upload>> step);

    /** Walks over all users who have uploads. */
    void forEachUser(Consumer<String> action);
}

package chat.verbatim.api.user;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What other sides ask about users. */
public sealed interface UserQuery {
    /** Answered with a list of {@link UserSummary} in any order; users who are unknown are left out. */
    record FindUsers(List<String> userIds) implements UserQuery {
        public FindUsers {
            userIds = List.copyOf(userIds);
        }
    }

    /**
     * Users whose username, or a word of whose display name, begins with a text, regardless of case. Answered with a list of {@link UserSummary} in
     * the order of usernames.
     *
     * @param text at least one character
     * @param after the username of the last one that is known already, in lower case; null to begin
     * @param most how many are wanted
     * @param until the answer waits (bounded) until it knows everything up to this position
     */
    record SearchUsers(String text, @Nullable String after, int most, long until) implements UserQuery {}

    /**
     * Whose profile has changed between two positions, of the user and of those who are or were in one of the user's chats. Answered with
     * {@link ProfileChanges}.
     *
     * @param after changes up to this position are not wanted
     * @param until changes after this position are not wanted; the answer waits (bounded) until it knows everything up to it
     */
    record FindProfileChanges(String userId, long after, long until) implements UserQuery {}

    /**
     * @param changes the newest change of each of them, in the order of the log
     * @param complete false when there are too many to tell; then {@code changes} is empty
     */
    record ProfileChanges(List<ChangedProfile> changes, boolean complete) {
        public ProfileChanges {
            changes = List.copyOf(changes);
        }
    }

    /**
     * @param erased true when the user has been erased; null otherwise
     * @param position of the change in the log
     */
    record ChangedProfile(
            String userId, UserProfile profile, @Nullable Boolean erased, long position) {}
}

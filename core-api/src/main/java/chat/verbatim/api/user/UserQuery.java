package chat.verbatim.api.user;

import java.util.List;

/** What other sides ask about users. */
public sealed interface UserQuery {
    /** Answered with a list of {@link UserSummary} in any order; users who are unknown are left out. */
    record FindUsers(List<String> userIds) implements UserQuery {
        public FindUsers {
            userIds = List.copyOf(userIds);
        }
    }
}

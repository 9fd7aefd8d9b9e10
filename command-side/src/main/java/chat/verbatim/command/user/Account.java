package chat.verbatim.command.user;

import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.Username;
import java.time.Instant;

/**
 * What is kept of an account outside the log.
 *
 * @param active false while its names are being taken
 * @param inLog whether the log is known to have its registration
 */
record Account(
        String id,
        boolean active,
        boolean inLog,
        String email,
        String username,
        UserProfile profile,
        String passwordHash,
        Instant createdAt,
        Instant updatedAt) {
    Username checkedUsername() {
        return new Username(username);
    }

    AccountView view() {
        return new AccountView(id, username, profile, email, createdAt, updatedAt);
    }

    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}

package chat.verbatim.command.user;

import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an account outside the log.
 *
 * @param active false while its names are being taken
 * @param inLog whether the log is known to have its registration
 * @param ownerId of a bot, whose it is; null for people
 * @param email null for a bot
 * @param passwordHash null for a bot
 */
record Account(
        String id,
        boolean active,
        boolean inLog,
        @Nullable String ownerId,
        @Nullable String email,
        String username,
        UserProfile profile,
        @Nullable String passwordHash,
        Instant createdAt,
        Instant updatedAt) {
    Username checkedUsername() {
        return new Username(username);
    }

    AccountView view() {
        return new AccountView(id, username, profile, ownerId == null ? null : true, email, createdAt, updatedAt);
    }

    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}

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
 * @param passwordId changes with the password; empty while it is the first one
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
        String passwordId,
        Instant createdAt,
        Instant updatedAt) {
    Username checkedUsername() {
        return new Username(username);
    }

    /** @param operators who runs the installation */
    AccountView view(Operators operators) {
        return new AccountView(
                id,
                username,
                profile,
                ownerId == null ? null : true,
                operators.contains(email) ? true : null,
                null,
                email,
                createdAt,
                updatedAt);
    }

    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}

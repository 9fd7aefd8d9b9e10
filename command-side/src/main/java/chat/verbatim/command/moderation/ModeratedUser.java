package chat.verbatim.command.moderation;

import chat.verbatim.api.moderation.Suspension;
import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.UserSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as operators see it.
 *
 * @param sessions how many sessions are open
 * @param suspension null while the account is open
 */
record ModeratedUser(
        String id,
        String username,
        UserProfile profile,
        @Nullable Boolean bot,
        @Nullable Boolean operator,
        @Nullable Boolean auditor,
        @Nullable String email,
        Instant createdAt,
        int sessions,
        @Nullable Suspended suspension) {
    /** @param by the operator who did it */
    record Suspended(Instant since, UserSummary by, String reason) {
        static Suspended of(Suspension suspension, UserSummary by) {
            return new Suspended(suspension.since(), by, suspension.reason());
        }
    }

    static ModeratedUser of(AccountView account, int sessions, @Nullable Suspended suspension) {
        return new ModeratedUser(
                account.id(),
                account.username(),
                account.profile(),
                account.bot(),
                account.operator(),
                account.auditor(),
                account.email(),
                account.createdAt(),
                sessions,
                suspension);
    }
}

package chat.verbatim.api.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as its owner sees it; nobody else gets the e-mail address.
 *
 * @param bot true for a program, null for people
 * @param operator true for who runs the installation, null for others
 * @param auditor true for who may open audits; null for others, and where nobody asked
 * @param email null for a bot, which has none
 */
public record AccountView(
        String id,
        String username,
        UserProfile profile,
        @Nullable Boolean bot,
        @Nullable Boolean operator,
        @Nullable Boolean auditor,
        @Nullable String email,
        Instant createdAt,
        Instant updatedAt) {
    /** The same, with what the log says of its role. */
    public AccountView withAuditor(boolean isAuditor) {
        return new AccountView(
                id, username, profile, bot, operator, isAuditor ? true : null, email, createdAt, updatedAt);
    }

    /** What everybody may see of it. */
    public UserSummary summary() {
        return new UserSummary(id, username, profile, bot);
    }
}

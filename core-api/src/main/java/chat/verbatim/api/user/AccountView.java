package chat.verbatim.api.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as its owner sees it; nobody else gets the e-mail address.
 *
 * @param bot true for a program, null for people
 * @param email null for a bot, which has none
 */
public record AccountView(
        String id,
        String username,
        UserProfile profile,
        @Nullable Boolean bot,
        @Nullable String email,
        Instant createdAt,
        Instant updatedAt) {
    /** What everybody may see of it. */
    public UserSummary summary() {
        return new UserSummary(id, username, profile, bot);
    }
}

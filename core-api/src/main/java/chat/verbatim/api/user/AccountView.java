package chat.verbatim.api.user;

import java.time.Instant;

/** An account as its owner sees it; nobody else gets the e-mail address. */
public record AccountView(
        String id, String username, UserProfile profile, String email, Instant createdAt, Instant updatedAt) {
    /** What everybody may see of it. */
    public UserSummary summary() {
        return new UserSummary(id, username, profile);
    }
}

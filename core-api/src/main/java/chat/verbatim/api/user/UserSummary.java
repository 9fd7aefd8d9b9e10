package chat.verbatim.api.user;

import org.jspecify.annotations.Nullable;

/**
 * A user as everybody sees them: never with the e-mail address.
 *
 * @param bot true for a program; null, and so absent outside, for people
 */
public record UserSummary(
        String id,
        String username,
        UserProfile profile,
        @Nullable Boolean bot) {
    /** A person. */
    public UserSummary(String id, String username, UserProfile profile) {
        this(id, username, profile, null);
    }

    public UserSummary withProfile(UserProfile newProfile) {
        return new UserSummary(id, username, newProfile, bot);
    }
}

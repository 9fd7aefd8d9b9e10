package chat.verbatim.api.user;

import org.jspecify.annotations.Nullable;

/**
 * A user as everybody sees them: never with the e-mail address.
 *
 * @param bot true for a program; null, and so absent outside, for people
 * @param erased true when the user has been erased: nothing of theirs can be read any more; null, and so absent outside, otherwise
 */
public record UserSummary(
        String id,
        String username,
        UserProfile profile,
        @Nullable Boolean bot,
        @Nullable Boolean erased) {
    /** A person. */
    public UserSummary(String id, String username, UserProfile profile) {
        this(id, username, profile, null);
    }

    /** Somebody who is there. */
    public UserSummary(String id, String username, UserProfile profile, @Nullable Boolean bot) {
        this(id, username, profile, bot, null);
    }

    public UserSummary withProfile(UserProfile newProfile) {
        return new UserSummary(id, username, newProfile, bot, erased);
    }
}

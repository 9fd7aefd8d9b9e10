package chat.verbatim.api.user;

import org.jspecify.annotations.Nullable;

/**
 * What a user shows of themselves. Checked at the edge by {@link ProfileRules}; trusted here, so that old events stay readable.
 *
 * @param displayName 1 to 64 characters
 * @param about at most 500 characters
 * @param avatarUrl an https address of at most 500 characters
 */
public record UserProfile(
        String displayName,
        @Nullable String about,
        @Nullable String avatarUrl) {
    public static UserProfile named(String displayName) {
        return new UserProfile(displayName, null, null);
    }
}

package chat.verbatim.api.user;

import org.jspecify.annotations.Nullable;

/**
 * What a user shows of themselves. Checked at the edge by {@link ProfileRules}; trusted here, so that old events stay readable.
 *
 * @param displayName 1 to 64 characters
 * @param about at most 500 characters
 * @param avatarUrl an https address of at most 500 characters; null beside an {@code avatarId}
 * @param statusText one line of at most 100 characters
 * @param avatarId names the picture that the user has uploaded ({@link chat.verbatim.api.avatar.AvatarId})
 */
public record UserProfile(
        String displayName,
        @Nullable String about,
        @Nullable String avatarUrl,
        @Nullable String statusText,
        @Nullable String avatarId) {
    /** A profile without an uploaded picture. */
    public UserProfile(
            String displayName, @Nullable String about, @Nullable String avatarUrl, @Nullable String statusText) {
        this(displayName, about, avatarUrl, statusText, null);
    }

    public static UserProfile named(String displayName) {
        return new UserProfile(displayName, null, null, null);
    }

    /**
     * A picture takes the place of the one before, wherever that came from.
     *
     * @param newAvatarId null for no picture at all
     */
    public UserProfile withAvatar(@Nullable String newAvatarId) {
        return new UserProfile(displayName, about, null, statusText, newAvatarId);
    }
}

package chat.verbatim.api.user;

import org.jspecify.annotations.Nullable;

/**
 * What is to become of a profile, field by field: null leaves a field as it is, and an empty text takes it away. So two changes of different
 * fields both count, whichever comes first. Checked at the edge by {@link ProfileRules}.
 *
 * @param displayName never empty
 */
public record ProfileChange(
        @Nullable String displayName,
        @Nullable String about,
        @Nullable String avatarUrl,
        @Nullable String statusText) {
    /** The profile after this change. An address of a picture takes the place of one that was uploaded. */
    public UserProfile over(UserProfile old) {
        boolean otherPicture = avatarUrl != null && !avatarUrl.isEmpty();
        return new UserProfile(
                displayName == null ? old.displayName() : displayName,
                changed(about, old.about()),
                changed(avatarUrl, old.avatarUrl()),
                changed(statusText, old.statusText()),
                otherPicture ? null : old.avatarId());
    }

    private static @Nullable String changed(@Nullable String wanted, @Nullable String old) {
        return wanted == null ? old : wanted.isEmpty() ? null : wanted;
    }
}

package chat.verbatim.api.user;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.Text;
import org.jspecify.annotations.Nullable;

/** The shape of a profile as it may be written today. */
public final class ProfileRules {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_ABOUT = 500;
    private static final int LONGEST_URL = 500;
    private static final int LONGEST_STATUS = 100;

    private ProfileRules() {}

    /** @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} naming the field that is wrong */
    public static ProfileChange checked(ProfileChange change) {
        return new ProfileChange(
                change.displayName() == null ? null : Text.line("displayName", change.displayName(), LONGEST_NAME),
                change.about() == null ? null : orEmpty(optional("about", change.about(), LONGEST_ABOUT)),
                change.avatarUrl() == null
                        ? null
                        : orEmpty(url(optional("avatarUrl", change.avatarUrl(), LONGEST_URL))),
                change.statusText() == null
                        ? null
                        : orEmpty(optionalLine("statusText", change.statusText(), LONGEST_STATUS)));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} naming the field that is wrong */
    public static UserProfile checked(UserProfile profile) {
        return new UserProfile(
                Text.line("displayName", profile.displayName(), LONGEST_NAME),
                optional("about", profile.about(), LONGEST_ABOUT),
                url(optional("avatarUrl", profile.avatarUrl(), LONGEST_URL)),
                optionalLine("statusText", profile.statusText(), LONGEST_STATUS));
    }

    private static @Nullable String optional(String field, @Nullable String text, int longest) {
        return text == null || text.isEmpty() ? null : Text.body(field, text, longest);
    }

    /** Blanks alone are as good as nothing. */
    private static @Nullable String optionalLine(String field, @Nullable String text, int longest) {
        return text == null || text.isBlank() ? null : Text.line(field, text, longest);
    }

    private static @Nullable String url(@Nullable String url) {
        if (url != null && !url.startsWith("https://")) {
            throw Refusal.invalid("avatarUrl", "must start with https://");
        }
        return url;
    }
}

package chat.verbatim.api.erasure;

import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.UserSummary;
import org.jspecify.annotations.Nullable;

/** How somebody is shown who has been erased. Clients that know {@code erased} say it in their own language. */
public final class ErasedUser {
    /** What stands for the name. */
    public static final String DISPLAY_NAME = "Deleted user";

    private static final int SHOWN_OF_THE_ID = 8;

    private ErasedUser() {}

    /** Tells erased users apart; nobody is found by it. */
    public static String username(String userId) {
        return "deleted-" + userId.substring(0, Math.min(SHOWN_OF_THE_ID, userId.length()));
    }

    public static UserProfile profile() {
        return UserProfile.named(DISPLAY_NAME);
    }

    /** @param bot as in {@link UserSummary} */
    public static UserSummary summary(String userId, @Nullable Boolean bot) {
        return new UserSummary(userId, username(userId), profile(), bot, true);
    }
}

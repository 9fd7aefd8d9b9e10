package chat.verbatim.command.session;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.user.Accounts.NewAccount;
import chat.verbatim.api.user.ProfileRules;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.Username;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The bodies that the endpoints of sessions understand. None of them ever shows in a log. */
final class AuthRequests {
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_PASSWORD = 128;
    private static final int LONGEST_TOKEN = 512;
    private static final int LONGEST_CODE = 40;

    private AuthRequests() {}

    record Register(
            @Nullable String email,
            @Nullable String username,
            @Nullable String password,
            @Nullable String displayName) {
        NewAccount checked() {
            Username name = Username.of(username);
            UserProfile profile =
                    ProfileRules.checked(UserProfile.named(displayName == null ? name.value() : displayName));
            return new NewAccount(required("email", email), name, required("password", password), profile);
        }

        @Override
        public String toString() {
            return "Register";
        }
    }

    record Login(@Nullable String email, @Nullable String password) {
        String checkedEmail() {
            return atMost(LONGEST_EMAIL, "email", required("email", email));
        }

        String checkedPassword() {
            return atMost(LONGEST_PASSWORD, "password", required("password", password));
        }

        /** Whom the attempts are counted for. */
        String account() {
            return checkedEmail().toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return "Login";
        }
    }

    record Refresh(@Nullable String refreshToken) {
        String checked() {
            return atMost(LONGEST_TOKEN, "refreshToken", required("refreshToken", refreshToken));
        }

        @Override
        public String toString() {
            return "Refresh";
        }
    }

    record ChangePassword(
            @Nullable String currentPassword, @Nullable String newPassword) {
        String checkedCurrent() {
            return atMost(LONGEST_PASSWORD, "currentPassword", required("currentPassword", currentPassword));
        }

        String checkedNew() {
            return required("newPassword", newPassword);
        }

        @Override
        public String toString() {
            return "ChangePassword";
        }
    }

    record ResetPassword(
            @Nullable String email,
            @Nullable String code,
            @Nullable String newPassword) {
        String checkedEmail() {
            return atMost(LONGEST_EMAIL, "email", required("email", email));
        }

        /** Whom the attempts are counted for. */
        String account() {
            return checkedEmail().toLowerCase(Locale.ROOT);
        }

        String checkedCode() {
            return atMost(LONGEST_CODE, "code", required("code", code));
        }

        String checkedNew() {
            return required("newPassword", newPassword);
        }

        @Override
        public String toString() {
            return "ResetPassword";
        }
    }

    private static String required(String field, @Nullable String value) {
        if (value == null) {
            throw Refusal.invalid(field, "is missing");
        }
        return value;
    }

    private static String atMost(int longest, String field, String value) {
        if (value.codePointCount(0, value.length()) > longest) {
            throw Refusal.invalid(field, "must have at most " + longest + " characters");
        }
        return value;
    }
}

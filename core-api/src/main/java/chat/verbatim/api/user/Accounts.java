package chat.verbatim.api.user;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts as the command side keeps them: right at once, without waiting for any projection. */
public interface Accounts {
    /**
     * Takes the names, keeps the password's hash and puts the user into the log; or does nothing of that.
     *
     * @throws chat.verbatim.api.RefusedException with {@code EMAIL_TAKEN} or {@code USERNAME_TAKEN}
     */
    Registered register(NewAccount account);

    /**
     * Takes about the same time whether the address is known or not.
     *
     * @throws chat.verbatim.api.RefusedException with {@code INVALID_CREDENTIALS}
     */
    Authenticated authenticate(String email, String password);

    /** Whether the password is still the one that somebody has shown to know. */
    boolean isCurrent(Authenticated authenticated);

    /**
     * Changes the password. The same call again is no error.
     *
     * @param current as it is now
     * @return the position of the change in the log
     * @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} that names {@code currentPassword} or {@code newPassword}
     */
    long changePassword(String userId, String current, String next);

    /** @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} that names the field, unless it may be a password */
    void requireAcceptable(String field, String password);

    /** From now on the user has no password, and nobody logs in until they have another one. */
    void forgetPassword(String userId);

    /**
     * Gives the user another password, whatever the one of before was.
     *
     * @param next an acceptable one
     * @return the position of the change in the log
     */
    long resetPassword(String userId, String next);

    /** Whether this is the user's password. Takes about the same time whether there is such an account or not. */
    boolean hasPassword(String userId, String password);

    /** Forgets everything about the user, and gives their names free. Done again, or of nobody, it changes nothing. */
    void erase(String userId);

    /** @return the account, empty when there is none */
    Optional<AccountView> find(String userId);

    /** @return the account with this address, regardless of case; empty when there is none */
    Optional<AccountView> findByEmail(String email);

    /** @return those that exist, by their ids; one round trip */
    Map<String, AccountView> findAll(Collection<String> userIds);

    /**
     * Gives the user another picture.
     *
     * @param avatarId of bytes that are there; null to have no picture
     */
    Registered changeAvatar(String userId, @Nullable String avatarId);

    /** @return the ids of those who have these usernames, by the usernames' {@link Username#key keys}; one round trip */
    Map<String, String> idsByUsername(Collection<String> usernameKeys);

    /** @return those who exist, by their ids */
    Map<String, UserSummary> summaries(Collection<String> userIds);

    /** @param position of the registration, or of the change, in the log */
    record Registered(AccountView account, long position) {}

    /** @param passwordId names the password that was right; it changes with the password, and tells nothing about it */
    record Authenticated(AccountView account, String passwordId) {}

    /** Checked values; {@code toString} keeps the password and the address to itself. */
    record NewAccount(String email, Username username, String password, UserProfile profile) {
        @Override
        public String toString() {
            return "NewAccount[" + username.value() + "]";
        }
    }
}

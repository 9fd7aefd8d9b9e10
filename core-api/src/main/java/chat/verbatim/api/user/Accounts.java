package chat.verbatim.api.user;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

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
    AccountView authenticate(String email, String password);

    /** @return the account, empty when there is none */
    Optional<AccountView> find(String userId);

    /** @return those who exist, by their ids */
    Map<String, UserSummary> summaries(Collection<String> userIds);

    /** @param position of the registration in the log */
    record Registered(AccountView account, long position) {}

    /** Checked values; {@code toString} keeps the password and the address to itself. */
    record NewAccount(String email, Username username, String password, UserProfile profile) {
        @Override
        public String toString() {
            return "NewAccount[" + username.value() + "]";
        }
    }
}

package chat.verbatim.command.session;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.session.UserSessions;
import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.Accounts;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The sessions as other features want them. */
@Component
final class OwnSessions implements UserSessions {
    private final Accounts accounts;
    private final Sessions sessions;
    private final AttemptLimits limits;

    OwnSessions(Accounts accounts, Sessions sessions, AttemptLimits limits) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.limits = limits;
    }

    @Override
    public void requirePassword(String userId, String password) {
        AccountView account = accounts.find(userId)
                .orElseThrow(() -> Refusal.because(RefusalCode.USER_NOT_FOUND, "This account does not exist."));
        String attempts = Objects.requireNonNull(account.email()).toLowerCase(Locale.ROOT);
        limits.perAccount().take(attempts);
        if (!accounts.hasPassword(userId, password)) {
            throw Refusal.invalid("password", "is not your password");
        }
        limits.perAccount().giveBack(attempts);
    }

    @Override
    public void endAllOf(String userId, String reason) {
        sessions.endAllOf(userId, null, reason);
    }
}

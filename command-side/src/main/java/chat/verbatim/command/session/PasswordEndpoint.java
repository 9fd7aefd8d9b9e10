package chat.verbatim.command.session;

import chat.verbatim.api.Position;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.http.PositionHeaders;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Changes one's password. Whoever got in by the old one is out afterwards. */
@RestController
final class PasswordEndpoint {
    private final Accounts accounts;
    private final Sessions sessions;
    private final AttemptLimits limits;

    PasswordEndpoint(Accounts accounts, Sessions sessions, AttemptLimits limits) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.limits = limits;
    }

    /** May be asked for again when its answer was lost. Attempts count as failed log-ins do. */
    @PutMapping("/api/users/me/password")
    ResponseEntity<Void> change(Caller caller, @RequestBody AuthRequests.ChangePassword request) {
        AccountView account = accounts.find(caller.userId())
                .orElseThrow(() -> Refusal.because(RefusalCode.USER_NOT_FOUND, "This account does not exist."));
        String current = request.checkedCurrent();
        String next = request.checkedNew();
        String attempts = Objects.requireNonNull(account.email()).toLowerCase(Locale.ROOT);
        limits.perAccount().take(attempts);
        long position = accounts.changePassword(caller.userId(), current, next);
        limits.perAccount().giveBack(attempts);
        sessions.endAllOf(caller.userId(), caller.sessionId(), "password-changed");
        return ResponseEntity.noContent()
                .header(PositionHeaders.POSITION, Position.encode(position))
                .build();
    }
}

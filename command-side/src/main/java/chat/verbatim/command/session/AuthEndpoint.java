package chat.verbatim.command.session;

import chat.verbatim.api.Position;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.command.CommandSettings;
import chat.verbatim.http.PositionHeaders;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets people in, keeps them in, and lets them go. */
@RestController
@RequestMapping("/api/auth")
final class AuthEndpoint {
    private final Accounts accounts;
    private final Sessions sessions;
    private final JwtAccessTokens tokens;
    private final AttemptLimits limits;
    private final CommandSettings settings;

    AuthEndpoint(
            Accounts accounts,
            Sessions sessions,
            JwtAccessTokens tokens,
            AttemptLimits limits,
            CommandSettings settings) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.limits = limits;
        this.settings = settings;
    }

    /** @param expiresIn seconds until {@code token} expires */
    record Answer(AccountView user, String token, String refreshToken, long expiresIn) {
        @Override
        public String toString() {
            return "Answer";
        }
    }

    @PostMapping("/register")
    ResponseEntity<Answer> register(@RequestBody AuthRequests.Register request, HttpServletRequest http) {
        limits.perAddress().take(http.getRemoteAddr());
        Accounts.Registered registered = accounts.register(request.checked());
        AccountView account = registered.account();
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(PositionHeaders.POSITION, Position.encode(registered.position()))
                .body(answer(account, sessions.begin(account.id())));
    }

    @PostMapping("/login")
    Answer login(@RequestBody AuthRequests.Login request, HttpServletRequest http) {
        limits.perAddress().take(http.getRemoteAddr());
        String password = request.checkedPassword();
        limits.perAccount().take(request.account());
        AccountView account = accounts.authenticate(request.checkedEmail(), password);
        limits.perAccount().giveBack(request.account());
        return answer(account, sessions.begin(account.id()));
    }

    @PostMapping("/refresh")
    Answer refresh(@RequestBody AuthRequests.Refresh request, HttpServletRequest http) {
        limits.perAddress().take(http.getRemoteAddr());
        Sessions.Renewed renewed = sessions.renew(request.checked());
        AccountView account = accounts.find(renewed.userId())
                .orElseThrow(() -> Refusal.because(
                        RefusalCode.REFRESH_TOKEN_INVALID, "The account of this refresh token does not exist."));
        return answer(account, renewed.token());
    }

    @PostMapping("/logout")
    ResponseEntity<Void> logout(Caller caller, @RequestBody(required = false) AuthRequests.@Nullable Refresh request) {
        if (request != null && request.refreshToken() != null) {
            sessions.endByToken(request.checked());
        }
        sessions.end(caller.sessionId(), "logout");
        return ResponseEntity.noContent().build();
    }

    private Answer answer(AccountView account, RefreshToken refreshToken) {
        return new Answer(
                account,
                tokens.issue(account.id(), refreshToken.sessionId()),
                refreshToken.text(),
                settings.sessions().accessTokenLife().toSeconds());
    }
}

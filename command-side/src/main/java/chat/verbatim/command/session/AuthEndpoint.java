package chat.verbatim.command.session;

import chat.verbatim.api.Position;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.audit.Auditors;
import chat.verbatim.api.moderation.Suspensions;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.command.CommandSettings;
import chat.verbatim.http.PositionHeaders;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
    private static final String SUSPENDED = "suspended";

    private final Accounts accounts;
    private final Sessions sessions;
    private final JwtAccessTokens tokens;
    private final AttemptLimits limits;
    private final CommandSettings settings;
    private final Auditors auditors;
    private final Suspensions suspensions;

    AuthEndpoint(
            Accounts accounts,
            Sessions sessions,
            JwtAccessTokens tokens,
            AttemptLimits limits,
            CommandSettings settings,
            Auditors auditors,
            Suspensions suspensions) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.limits = limits;
        this.settings = settings;
        this.auditors = auditors;
        this.suspensions = suspensions;
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
                .body(answer(account, sessions.begin(account.id(), client(http)), 0));
    }

    @PostMapping("/login")
    Answer login(@RequestBody AuthRequests.Login request, HttpServletRequest http) {
        limits.perAddress().take(http.getRemoteAddr());
        String password = request.checkedPassword();
        limits.perAccount().take(request.account());
        Accounts.Authenticated authenticated = accounts.authenticate(request.checkedEmail(), password);
        limits.perAccount().giveBack(request.account());
        AccountView account = authenticated.account();
        if (suspensions.find(account.id()).isPresent()) {
            throw suspended();
        }
        RefreshToken token = sessions.begin(account.id(), client(http));
        if (suspensions.find(account.id()).isPresent()) {
            // It happened meanwhile, and whoever did that may not have seen this session.
            sessions.end(token.sessionId(), SUSPENDED);
            throw suspended();
        }
        if (!accounts.isCurrent(authenticated)) {
            // The password was changed meanwhile, and whoever did that may not have seen this session.
            sessions.end(token.sessionId(), "password-changed");
            throw Refusal.because(RefusalCode.INVALID_CREDENTIALS, "The password was changed just now.");
        }
        return answer(account, token, 0);
    }

    @PostMapping("/refresh")
    Answer refresh(@RequestBody AuthRequests.Refresh request, HttpServletRequest http) {
        limits.perAddress().take(http.getRemoteAddr());
        Sessions.Renewed renewed = sessions.renew(request.checked(), client(http));
        AccountView account = accounts.find(renewed.userId())
                .orElseThrow(() -> Refusal.because(
                        RefusalCode.REFRESH_TOKEN_INVALID, "The account of this refresh token does not exist."));
        if (suspensions.find(account.id()).isPresent()) {
            // Whoever suspended the account was not able to end all of its sessions.
            sessions.end(renewed.token().sessionId(), SUSPENDED);
            throw Refusal.because(
                    RefusalCode.REFRESH_TOKEN_INVALID, "This account is suspended. Ask the operators of this server.");
        }
        return answer(account, renewed.token(), renewed.renewals());
    }

    private static RefusedException suspended() {
        return Refusal.because(
                RefusalCode.ACCOUNT_SUSPENDED,
                "This account is suspended, and nobody can log in to it. Ask the operators of this server.");
    }

    @PostMapping("/logout")
    ResponseEntity<Void> logout(Caller caller, @RequestBody(required = false) AuthRequests.@Nullable Refresh request) {
        if (request != null && request.refreshToken() != null) {
            sessions.endByToken(request.checked());
        }
        sessions.end(caller.sessionId(), "logout");
        return ResponseEntity.noContent().build();
    }

    private static @Nullable String client(HttpServletRequest http) {
        return ClientName.of(http.getHeader(HttpHeaders.USER_AGENT));
    }

    private Answer answer(AccountView account, RefreshToken refreshToken, int renewals) {
        return new Answer(
                account.withAuditor(auditors.contains(account.id())),
                tokens.issue(account.id(), refreshToken.sessionId(), renewals, Boolean.TRUE.equals(account.operator())),
                refreshToken.text(),
                settings.sessions().accessTokenLife().toSeconds());
    }
}

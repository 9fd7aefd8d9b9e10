package chat.verbatim.command.session;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Position;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.moderation.ModerationCommand.NotePasswordReset;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.http.PositionHeaders;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** An operator gives somebody a code, out of sight of this server, and with it a new password is chosen. */
@RestController
final class PasswordResetEndpoint {
    private static final String REASON = "password-reset";

    private final Accounts accounts;
    private final Sessions sessions;
    private final PasswordResets resets;
    private final CommandGateway commands;
    private final AttemptLimits limits;

    PasswordResetEndpoint(
            Accounts accounts,
            Sessions sessions,
            PasswordResets resets,
            CommandGateway commands,
            AttemptLimits limits) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.resets = resets;
        this.commands = commands;
        this.limits = limits;
    }

    /** @param code shown this once; only its hash is kept */
    record Issued(String code, Instant expiresAt) {
        @Override
        public String toString() {
            return "Issued";
        }
    }

    /** The log says first that there is a code, without it. The password of before serves no more, so nobody who knows it comes back in. */
    @PostMapping("/api/admin/users/{userId}/password-reset")
    ResponseEntity<Issued> issue(Caller caller, @PathVariable String userId) {
        requirePerson(userId, caller);
        limits.perReset().take(userId);
        Accepted accepted = commands.<Accepted>send(new NotePasswordReset(userId, caller.userId()))
                .join();
        ResetCode code = ResetCode.random();
        Instant expiresAt = resets.put(userId, code);
        accounts.forgetPassword(userId);
        sessions.endAll(userId, REASON);
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .header(PositionHeaders.POSITION, Position.encode(accepted.position()))
                .body(new Issued(code.text(), expiresAt));
    }

    private void requirePerson(String userId, Caller caller) {
        AccountView account = accounts.find(userId)
                .orElseThrow(() -> Refusal.because(RefusalCode.USER_NOT_FOUND, "There is no such user."));
        if (Boolean.TRUE.equals(account.bot())) {
            throw Refusal.because(RefusalCode.FORBIDDEN, "A bot has no password. Its owner revokes its tokens.");
        }
        if (caller.userId().equals(userId)) {
            throw Refusal.because(
                    RefusalCode.FORBIDDEN, "This is your own account: change its password where you manage it.");
        }
    }

    /** Attempts count as failed log-ins do. The code is used up before the password changes: nobody uses it twice. */
    @PostMapping("/api/auth/password-reset")
    ResponseEntity<Void> reset(@RequestBody AuthRequests.ResetPassword request, HttpServletRequest http) {
        limits.perAddress().take(http.getRemoteAddr());
        ResetCode code = new ResetCode(request.checkedCode());
        String next = request.checkedNew();
        accounts.requireAcceptable("newPassword", next);
        limits.perAccount().take(request.account());
        AccountView account = accounts.findByEmail(request.checkedEmail())
                .filter(found -> resets.take(found.id(), code))
                .orElseThrow(PasswordResetEndpoint::wrong);
        limits.perAccount().giveBack(request.account());
        long position = accounts.resetPassword(account.id(), next);
        sessions.endAll(account.id(), REASON);
        return ResponseEntity.noContent()
                .header(PositionHeaders.POSITION, Position.encode(position))
                .build();
    }

    private static RefusedException wrong() {
        return Refusal.because(
                RefusalCode.INVALID_CREDENTIALS,
                "This code does not belong to this address, or it has expired, or it was used. If you have used it, log in with the new password;"
                        + " otherwise ask an operator of this server for another one.");
    }
}

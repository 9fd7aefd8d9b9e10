package chat.verbatim.command.user;

import chat.verbatim.api.Position;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.audit.Auditors;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.Accounts.Registered;
import chat.verbatim.api.user.ProfileChange;
import chat.verbatim.api.user.ProfileRules;
import chat.verbatim.http.PositionHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own account; the only place that shows an e-mail address. */
@RestController
@RequestMapping("/api/users/me")
final class MeEndpoint {
    private final StoredAccounts accounts;
    private final Auditors auditors;

    MeEndpoint(StoredAccounts accounts, Auditors auditors) {
        this.accounts = accounts;
        this.auditors = auditors;
    }

    record Request(@Nullable Change profile) {}

    record Change(
            @Nullable String displayName,
            @Nullable String about,
            @Nullable String avatarUrl,
            @Nullable String statusText) {
        ProfileChange checked() {
            return ProfileRules.checked(new ProfileChange(displayName, about, avatarUrl, statusText));
        }
    }

    /** Needs no waiting for a position: accounts are up to date at once. */
    @GetMapping
    AccountView me(
            Caller caller,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        PositionHeaders.minPosition(minPosition);
        return mine(caller);
    }

    @PatchMapping
    ResponseEntity<AccountView> change(Caller caller, @RequestBody Request request) {
        if (request.profile() == null) {
            throw Refusal.invalid("profile", "is missing");
        }
        Registered changed =
                accounts.changeProfile(caller.userId(), request.profile().checked());
        return ResponseEntity.ok()
                .header(PositionHeaders.POSITION, Position.encode(changed.position()))
                .body(changed.account());
    }

    private AccountView mine(Caller caller) {
        return accounts.find(caller.userId())
                .map(account -> account.withAuditor(auditors.contains(account.id())))
                .orElseThrow(() -> Refusal.because(RefusalCode.USER_NOT_FOUND, "This account does not exist."));
    }
}

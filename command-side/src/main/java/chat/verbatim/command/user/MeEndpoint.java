package chat.verbatim.command.user;

import chat.verbatim.api.Position;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.Accounts.Registered;
import chat.verbatim.api.user.ProfileRules;
import chat.verbatim.api.user.UserProfile;
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

    MeEndpoint(StoredAccounts accounts) {
        this.accounts = accounts;
    }

    record Request(@Nullable Change profile) {}

    record Change(
            @Nullable String displayName,
            @Nullable String about,
            @Nullable String avatarUrl) {
        UserProfile over(UserProfile old) {
            return ProfileRules.checked(new UserProfile(
                    displayName == null ? old.displayName() : displayName,
                    about == null ? old.about() : about,
                    avatarUrl == null ? old.avatarUrl() : avatarUrl));
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
        UserProfile profile = request.profile().over(mine(caller).profile());
        Registered changed = accounts.changeProfile(caller.userId(), profile);
        return ResponseEntity.ok()
                .header(PositionHeaders.POSITION, Position.encode(changed.position()))
                .body(changed.account());
    }

    private AccountView mine(Caller caller) {
        return accounts.find(caller.userId())
                .orElseThrow(() -> Refusal.because(RefusalCode.USER_NOT_FOUND, "This account does not exist."));
    }
}

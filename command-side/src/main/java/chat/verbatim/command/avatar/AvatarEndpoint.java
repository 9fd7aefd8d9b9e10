package chat.verbatim.command.avatar;

import chat.verbatim.api.Position;
import chat.verbatim.api.avatar.AvatarLimits;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.api.user.Accounts.Registered;
import chat.verbatim.http.PositionHeaders;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own picture. The body is the picture, whatever its header says. */
@RestController
@RequestMapping("/api/users/me/avatar")
final class AvatarEndpoint {
    private final AvatarIntake intake;
    private final Accounts accounts;

    AvatarEndpoint(AvatarIntake intake, Accounts accounts) {
        this.intake = intake;
        this.accounts = accounts;
    }

    @PutMapping
    ResponseEntity<AccountView> put(Caller caller, HttpServletRequest request) throws IOException {
        Picture.requireLength(request.getContentLengthLong());
        byte[] body = request.getInputStream().readNBytes(AvatarLimits.LARGEST + 1);
        return answer(intake.take(caller.userId(), body));
    }

    @DeleteMapping
    ResponseEntity<AccountView> delete(Caller caller) {
        return answer(accounts.changeAvatar(caller.userId(), null));
    }

    private static ResponseEntity<AccountView> answer(Registered changed) {
        return ResponseEntity.ok()
                .header(PositionHeaders.POSITION, Position.encode(changed.position()))
                .body(changed.account());
    }
}

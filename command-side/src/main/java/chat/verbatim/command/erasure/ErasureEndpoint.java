package chat.verbatim.command.erasure;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.Text;
import chat.verbatim.api.erasure.Erasure;
import chat.verbatim.api.erasure.ErasureView;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.session.UserSessions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Erases the caller or, for operators, somebody else. */
@RestController
final class ErasureEndpoint {
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_PASSWORD = 128;

    private final Eraser eraser;
    private final UserSessions sessions;

    ErasureEndpoint(Eraser eraser, UserSessions sessions) {
        this.eraser = eraser;
        this.sessions = sessions;
    }

    record OwnRequest(@Nullable String password) {
        String checked() {
            if (password == null) {
                throw Refusal.invalid("password", "is missing");
            }
            if (password.codePointCount(0, password.length()) > LONGEST_PASSWORD) {
                throw Refusal.invalid("password", "must have at most " + LONGEST_PASSWORD + " characters");
            }
            return password;
        }

        @Override
        public String toString() {
            return "OwnRequest";
        }
    }

    record OperatorRequest(@Nullable String reason) {}

    @PostMapping("/api/users/me/erasure")
    ResponseEntity<ErasureView> eraseMe(Caller caller, @RequestBody OwnRequest request) {
        sessions.requirePassword(caller.userId(), request.checked());
        return accepted(eraser.erase(caller.userId(), caller.userId(), null));
    }

    @PostMapping("/api/admin/users/{userId}/erasure")
    ResponseEntity<ErasureView> erase(
            Caller caller, @PathVariable String userId, @RequestBody OperatorRequest request) {
        String reason = Text.line("reason", request.reason(), LONGEST_REASON);
        return accepted(eraser.erase(userId, caller.userId(), reason));
    }

    private static ResponseEntity<ErasureView> accepted(Erasure erasure) {
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(ErasureView.of(erasure, null));
    }
}

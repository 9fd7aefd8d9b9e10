package chat.verbatim.command.moderation;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Position;
import chat.verbatim.api.moderation.ModerationCommand;
import chat.verbatim.api.moderation.ModerationCommand.ReinstateUser;
import chat.verbatim.api.moderation.ModerationCommand.SuspendUser;
import chat.verbatim.api.moderation.SuspensionReason;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.session.OpenSessions;
import chat.verbatim.http.PositionHeaders;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Suspends accounts, and lifts that. The path lets nobody but operators come as far as this. */
@RestController
@RequestMapping("/api/admin/users/{userId}/suspension")
final class SuspensionEndpoint {
    private final CommandGateway commands;
    private final OpenSessions sessions;

    SuspensionEndpoint(CommandGateway commands, OpenSessions sessions) {
        this.commands = commands;
        this.sessions = sessions;
    }

    record Request(@Nullable String reason) {}

    /** The event comes first: from then on every process refuses the account's tokens. Asking again completes what a crash left undone. */
    @PutMapping
    ResponseEntity<Void> suspend(Caller caller, @PathVariable String userId, @RequestBody Request request) {
        Accepted accepted = send(new SuspendUser(userId, caller.userId(), SuspensionReason.of(request.reason())));
        sessions.endAll(userId, "suspended");
        return done(accepted);
    }

    @DeleteMapping
    ResponseEntity<Void> reinstate(Caller caller, @PathVariable String userId) {
        return done(send(new ReinstateUser(userId, caller.userId())));
    }

    private Accepted send(ModerationCommand command) {
        return commands.<Accepted>send(command).join();
    }

    private static ResponseEntity<Void> done(Accepted accepted) {
        return ResponseEntity.noContent()
                .header(PositionHeaders.POSITION, Position.encode(accepted.position()))
                .build();
    }
}

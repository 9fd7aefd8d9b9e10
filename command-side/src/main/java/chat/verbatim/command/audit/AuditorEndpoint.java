package chat.verbatim.command.audit;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Position;
import chat.verbatim.api.audit.AuditorCommand;
import chat.verbatim.api.audit.AuditorCommand.AppointAuditor;
import chat.verbatim.api.audit.AuditorCommand.DismissAuditor;
import chat.verbatim.api.session.Caller;
import chat.verbatim.http.PositionHeaders;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Operators say who is an auditor. The path lets nobody else come as far as this. */
@RestController
@RequestMapping("/api/admin/auditors/{userId}")
final class AuditorEndpoint {
    private final CommandGateway commands;

    AuditorEndpoint(CommandGateway commands) {
        this.commands = commands;
    }

    @PutMapping
    ResponseEntity<Void> appoint(Caller caller, @PathVariable String userId) {
        return done(new AppointAuditor(userId, caller.userId()));
    }

    @DeleteMapping
    ResponseEntity<Void> dismiss(Caller caller, @PathVariable String userId) {
        return done(new DismissAuditor(userId, caller.userId()));
    }

    private ResponseEntity<Void> done(AuditorCommand command) {
        Accepted accepted = commands.<Accepted>send(command).join();
        return ResponseEntity.noContent()
                .header(PositionHeaders.POSITION, Position.encode(accepted.position()))
                .build();
    }
}

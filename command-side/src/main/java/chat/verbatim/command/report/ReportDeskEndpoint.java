package chat.verbatim.command.report;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Position;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.audit.AuditId;
import chat.verbatim.api.audit.AuditView;
import chat.verbatim.api.chat.ChatCommand.RemoveReportedMessage;
import chat.verbatim.api.chat.ChatCommand.ShowReportedMessage;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.message.MessageId;
import chat.verbatim.api.moderation.ModerationCommand.SuspendUser;
import chat.verbatim.api.moderation.SuspensionReason;
import chat.verbatim.api.report.ReportCommand.DecideReports;
import chat.verbatim.api.report.ReportOutcome;
import chat.verbatim.api.report.ReportText;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.session.OpenSessions;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.http.PositionHeaders;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An operator looks at a reported message, and decides. The path lets nobody else come as far as this. */
@RestController
@RequestMapping("/api/admin/reports/{messageId}")
final class ReportDeskEndpoint {
    private final CommandGateway commands;
    private final OpenSessions sessions;
    private final LogReader log;
    private final Clock clock;

    ReportDeskEndpoint(CommandGateway commands, OpenSessions sessions, LogReader log, Clock clock) {
        this.commands = commands;
        this.sessions = sessions;
        this.log = log;
        this.clock = clock;
    }

    /**
     * @param versions how it read, the oldest first, also when it is deleted by now; at most the 20 newest
     * @param files the names of its files
     */
    record Shown(String messageId, String senderId, List<ReportedMessage.Version> versions, List<String> files) {
        @Override
        public String toString() {
            return "Shown[" + messageId + "]";
        }
    }

    record Decision(@Nullable String outcome, @Nullable String note) {}

    /** Within the hour of an audit it is the same look, and members are told once. Nothing is read before the log has the event. */
    @PostMapping("/look")
    ResponseEntity<Shown> look(Caller caller, @PathVariable String messageId) {
        MessageId id = MessageId.parse(messageId);
        ReportedMessage.requireReported(log, id.chatId(), id.seq());
        // With a line break, which no idempotency key has: the id of a look is never that of an audit.
        String look = AuditId.of(caller.userId(), "look\n" + id + '\n' + hour());
        Accepted accepted = commands.<Accepted>send(
                        new ShowReportedMessage(id.chatId(), caller.userId(), id.seq(), look))
                .join();
        MessageSent sent = ReportedMessage.in(log, id.chatId(), id.seq());
        return ResponseEntity.ok()
                .header(PositionHeaders.POSITION, Position.encode(accepted.position()))
                .body(new Shown(
                        id.toString(),
                        sent.senderId(),
                        ReportedMessage.versions(log, id.chatId(), id.seq()),
                        sent.files().stream().map(Attachment::name).toList()));
    }

    private long hour() {
        return clock.instant().getEpochSecond() / AuditView.LIFE.toSeconds();
    }

    /** What is decided is done first: where the decision is in the log, it holds, and where it is not, the reports are still open. */
    @PutMapping("/decision")
    ResponseEntity<Void> decide(Caller caller, @PathVariable String messageId, @RequestBody Decision decision) {
        MessageId id = MessageId.parse(messageId);
        ReportOutcome outcome = ReportOutcome.of(decision.outcome());
        ReportText note = ReportText.of("note", decision.note());
        ReportedMessage.requireReported(log, id.chatId(), id.seq());
        switch (outcome) {
            case DISMISSED -> {}
            case REMOVED -> send(new RemoveReportedMessage(id.chatId(), caller.userId(), id.seq()));
            case SUSPENDED -> suspend(ReportedMessage.in(log, id.chatId(), id.seq()), caller, note);
        }
        Accepted accepted = send(new DecideReports(id.chatId(), id.seq(), caller.userId(), outcome, note));
        return ResponseEntity.noContent()
                .header(PositionHeaders.POSITION, Position.encode(accepted.position()))
                .build();
    }

    private void suspend(MessageSent message, Caller caller, @Nullable ReportText note) {
        if (note == null) {
            throw Refusal.invalid("note", "is missing: it is the reason of the suspension");
        }
        send(new SuspendUser(message.senderId(), caller.userId(), new SuspensionReason(note.value())));
        sessions.endAll(message.senderId(), "suspended");
    }

    private Accepted send(Object command) {
        return commands.<Accepted>send(command).join();
    }
}

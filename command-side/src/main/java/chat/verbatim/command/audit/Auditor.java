package chat.verbatim.command.audit;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.audit.AuditId;
import chat.verbatim.api.audit.AuditorCommand.AppointAuditor;
import chat.verbatim.api.audit.AuditorCommand.AuditLog;
import chat.verbatim.api.audit.AuditorCommand.DismissAuditor;
import chat.verbatim.api.audit.AuditorEvent;
import chat.verbatim.api.audit.AuditorEvent.AuditorAppointed;
import chat.verbatim.api.audit.AuditorEvent.AuditorDismissed;
import chat.verbatim.api.audit.AuditorEvent.LogAudited;
import chat.verbatim.command.Claims;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/** The role of one user, who has it or not, and what they have opened by it beside chats. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class Auditor {
    @AggregateIdentifier
    @SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // the framework reads it; null before the first event
    private String streamId;

    private boolean appointed;
    private long lastSeq = -1;

    /** For the framework, before the first event. */
    Auditor() {}

    Accepted appoint(AppointAuditor command, LogReader log) {
        if (command.actorId().equals(command.auditorId())) {
            throw Refusal.because(
                    RefusalCode.FORBIDDEN,
                    "Nobody makes themselves an auditor. Ask another operator, or name another.");
        }
        if (appointed) {
            return already(command.auditorId(), log);
        }
        apply(new AuditorAppointed(command.auditorId(), command.actorId()));
        return Accepted.at(lastSeq);
    }

    Accepted dismiss(DismissAuditor command, LogReader log) {
        if (!appointed) {
            return already(command.auditorId(), log);
        }
        apply(new AuditorDismissed(command.auditorId(), command.actorId()));
        return Accepted.at(lastSeq);
    }

    Accepted audit(AuditLog command) {
        apply(
                new LogAudited(
                        command.auditorId(), command.auditId(), command.reason().value()),
                Claims.claiming(AuditId.claim(command.auditId())));
        return Accepted.at(lastSeq);
    }

    boolean isAppointed() {
        return appointed;
    }

    private Accepted already(String userId, LogReader log) {
        return Accepted.already(lastSeq)
                .withPosition(log.read(AuditorEvent.streamOf(userId), Math.max(0, lastSeq))
                        .map(LogEntry::position)
                        .orElseGet(log::headPosition));
    }

    @EventSourcingHandler
    void on(AuditorEvent event, @SequenceNumber long seq) {
        streamId = AuditorEvent.streamOf(event.auditorId());
        lastSeq = seq;
        switch (event) {
            case AuditorAppointed _ -> appointed = true;
            case AuditorDismissed _ -> appointed = false;
            case LogAudited _ -> {}
        }
    }
}

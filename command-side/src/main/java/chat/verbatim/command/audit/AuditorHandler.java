package chat.verbatim.command.audit;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.audit.AuditId;
import chat.verbatim.api.audit.AuditorCommand.AppointAuditor;
import chat.verbatim.api.audit.AuditorCommand.AuditLog;
import chat.verbatim.api.audit.AuditorCommand.DismissAuditor;
import chat.verbatim.api.audit.AuditorEvent;
import chat.verbatim.api.audit.Auditors;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.command.Claims;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** Lets operators say who is an auditor, and auditors open the log. */
final class AuditorHandler {
    private final Accounts accounts;
    private final Auditors auditors;
    private final Repository<Auditor> roles;

    AuditorHandler(Accounts accounts, Auditors auditors, Repository<Auditor> roles) {
        this.accounts = accounts;
        this.auditors = auditors;
        this.roles = roles;
    }

    @CommandHandler
    Accepted handle(AppointAuditor command, LogReader log) throws Exception {
        if (Boolean.TRUE.equals(known(command.auditorId()).bot())) {
            throw Refusal.because(RefusalCode.FORBIDDEN, "A bot cannot be an auditor: somebody has to answer for it.");
        }
        return role(command.auditorId(), Auditor::new).invoke(role -> role.appoint(command, log));
    }

    @CommandHandler
    Accepted handle(DismissAuditor command, LogReader log) throws Exception {
        if (!auditors.contains(known(command.auditorId()).id())) {
            return Accepted.already(0).withPosition(log.headPosition());
        }
        return role(command.auditorId(), Auditor::new).invoke(role -> role.dismiss(command, log));
    }

    @CommandHandler
    Accepted handle(AuditLog command, LogReader log, @MetaDataValue(Claims.HOLDER_SEQ) @Nullable Long holder)
            throws Exception {
        auditors.require(command.auditorId());
        Optional<LogEntry> before = holder == null ? Optional.empty() : log.findClaim(AuditId.claim(command.auditId()));
        if (before.isPresent()) {
            return Accepted.already(before.get().event().getSequenceNumber())
                    .withPosition(before.get().position());
        }
        return role(command.auditorId(), Auditor::new).invoke(role -> role.audit(command));
    }

    private UserSummary known(String userId) {
        UserSummary user = accounts.summaries(List.of(userId)).get(userId);
        if (user == null) {
            throw Refusal.because(RefusalCode.USER_NOT_FOUND, "There is no such user.");
        }
        return user;
    }

    private Aggregate<Auditor> role(String userId, Callable<Auditor> first) throws Exception {
        return roles.loadOrCreate(AuditorEvent.streamOf(userId), first);
    }
}

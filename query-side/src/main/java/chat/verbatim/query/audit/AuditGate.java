package chat.verbatim.query.audit;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.audit.AuditId;
import chat.verbatim.api.audit.AuditView;
import chat.verbatim.api.audit.AuditorEvent.LogAudited;
import chat.verbatim.api.audit.Auditors;
import chat.verbatim.api.chat.ChatEvent.ChatAudited;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import java.time.Clock;
import java.time.Instant;

/** Lets nobody read who is no auditor, or for whom the log has no event that says so, or whose time is over. Asks the log, each time. */
final class AuditGate {
    private final LogReader log;
    private final Auditors auditors;
    private final Clock clock;

    AuditGate(LogReader log, Auditors auditors, Clock clock) {
        this.log = log;
        this.auditors = auditors;
        this.clock = clock;
    }

    /**
     * @throws RefusedException with {@code FORBIDDEN} when the caller is no auditor or the audit is over, with {@code NOT_FOUND} when it is not
     *     theirs
     */
    OpenAudit pass(String callerId, String auditId) {
        auditors.require(callerId);
        OpenAudit audit = find(auditId);
        if (!audit.auditorId().equals(callerId)) {
            throw notFound();
        }
        if (!clock.instant().isBefore(audit.endsAt())) {
            throw Refusal.because(
                    RefusalCode.FORBIDDEN,
                    "This audit ended at " + audit.endsAt() + ". Open another one, with a reason.");
        }
        return audit;
    }

    /** @throws RefusedException with {@code FORBIDDEN} when the role was taken away meanwhile */
    void requireStill(OpenAudit audit) {
        auditors.require(audit.auditorId());
    }

    private OpenAudit find(String auditId) {
        if (!AuditId.isPlausible(auditId)) {
            throw notFound();
        }
        LogEntry opened = log.findClaim(AuditId.claim(auditId)).orElseThrow(AuditGate::notFound);
        Instant endsAt = opened.event().getTimestamp().plus(AuditView.LIFE);
        return switch (opened.event().getPayload()) {
            case ChatAudited it when it.messageSeq() != null -> throw notFound(); // a look at one message opens no chat
            case ChatAudited it -> new OpenAudit(auditId, it.auditorId(), it.chatId(), endsAt);
            case LogAudited it -> new OpenAudit(auditId, it.auditorId(), null, endsAt);
            default -> throw notFound();
        };
    }

    private static RefusedException notFound() {
        return Refusal.because(RefusalCode.NOT_FOUND, "You have no such audit. Open one, with a reason.");
    }
}

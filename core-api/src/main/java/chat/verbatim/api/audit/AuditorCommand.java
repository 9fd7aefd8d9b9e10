package chat.verbatim.api.audit;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of the stream of an auditor. Each is answered with {@link chat.verbatim.api.Accepted}. */
public sealed interface AuditorCommand {
    String auditorId();

    /** @param actorId the operator who wants it; nobody appoints themselves */
    record AppointAuditor(@TargetAggregateIdentifier String auditorId, String actorId) implements AuditorCommand {}

    /** @param actorId the operator who wants it, or the auditor, who may lay the role down */
    record DismissAuditor(@TargetAggregateIdentifier String auditorId, String actorId) implements AuditorCommand {}

    /** Opens an audit of the whole log, which shows no texts. An audit of a chat is asked of the chat. */
    record AuditLog(@TargetAggregateIdentifier String auditorId, String auditId, AuditReason reason)
            implements AuditorCommand {}
}

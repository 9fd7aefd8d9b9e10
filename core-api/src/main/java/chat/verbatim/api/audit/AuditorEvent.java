package chat.verbatim.api.audit;

/**
 * What can happen to the role of an auditor. Each auditor has a stream of it, from the first appointment on. These names are stored: they
 * never move.
 */
public sealed interface AuditorEvent {
    String auditorId();

    record AuditorAppointed(String auditorId, String actorId) implements AuditorEvent {}

    record AuditorDismissed(String auditorId, String actorId) implements AuditorEvent {}

    /** Who did what when in all chats may be read from now on for {@link AuditView#LIFE}, and no text. */
    record LogAudited(String auditorId, String auditId, String reason) implements AuditorEvent {}

    /** The stream of the role of a user. */
    static String streamOf(String userId) {
        return "auditor-" + userId;
    }
}

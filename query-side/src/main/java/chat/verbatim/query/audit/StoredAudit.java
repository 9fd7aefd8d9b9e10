package chat.verbatim.query.audit;

import chat.verbatim.api.audit.AuditView;
import chat.verbatim.api.chat.ChatEvent.ChatAudited;
import chat.verbatim.api.user.UserSummary;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An audit of a chat as a part of documents.
 *
 * @param messageSeq the message that a moderator was shown; null for the whole chat
 */
public record StoredAudit(
        String id,
        String chatId,
        long seq,
        String auditorId,
        String reason,
        Instant at,
        @Nullable Long messageSeq) {
    private static final String ID = "audit";
    private static final String CHAT = "chat";
    private static final String SEQ = "seq";
    private static final String AUDITOR = "auditor";
    private static final String REASON = "reason";
    private static final String AT = "at";
    private static final String MESSAGE = "message";

    public static StoredAudit of(ChatAudited event, long seq, Instant at) {
        return new StoredAudit(
                event.auditId(), event.chatId(), seq, event.auditorId(), event.reason(), at, event.messageSeq());
    }

    public static StoredAudit from(Document stored) {
        return new StoredAudit(
                stored.getString(ID),
                stored.getString(CHAT),
                stored.getLong(SEQ),
                stored.getString(AUDITOR),
                stored.getString(REASON),
                Instant.ofEpochMilli(stored.getLong(AT)),
                stored.getLong(MESSAGE));
    }

    /** Whether the whole chat could be read by it at this moment. */
    public boolean isOpenAt(Instant moment) {
        return messageSeq == null && moment.isBefore(at.plus(AuditView.LIFE));
    }

    public Document toDocument() {
        Document document = new Document(ID, id)
                .append(CHAT, chatId)
                .append(SEQ, seq)
                .append(AUDITOR, auditorId)
                .append(REASON, reason)
                .append(AT, at.toEpochMilli());
        return messageSeq == null ? document : document.append(MESSAGE, messageSeq);
    }

    /** @param auditor who it was, as they are shown */
    public AuditView view(UserSummary auditor) {
        return AuditView.openedAt(at, id, chatId, seq, auditor, reason).ofMessage(messageSeq);
    }
}

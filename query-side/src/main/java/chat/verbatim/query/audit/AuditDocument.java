package chat.verbatim.query.audit;

import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.projection.StoredDocument;
import org.bson.Document;

/** One audit of a chat. It never changes. */
final class AuditDocument extends StoredDocument {
    private final StoredAudit audit;

    AuditDocument(StoredAudit audit) {
        super(ChatKeys.audit(audit.chatId(), audit.seq()));
        this.audit = audit;
    }

    AuditDocument(Document stored) {
        super(stored);
        audit = StoredAudit.from(fieldsOf(stored));
    }

    @Override
    protected Document fields() {
        return audit.toDocument();
    }

    @Override
    protected boolean isHot() {
        return false;
    }

    StoredAudit audit() {
        return audit;
    }
}

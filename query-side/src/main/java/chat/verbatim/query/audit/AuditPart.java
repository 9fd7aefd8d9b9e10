package chat.verbatim.query.audit;

import chat.verbatim.api.chat.ChatEvent.ChatAudited;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.projection.LoggedEvent;
import chat.verbatim.query.projection.ProjectionPart;
import chat.verbatim.query.projection.WorkingSet;
import java.util.function.Consumer;

/** Keeps a document for each audit of a chat, and one that lists them. */
final class AuditPart implements ProjectionPart {
    @Override
    public String projection() {
        return ChatKeys.PROJECTION;
    }

    @Override
    public boolean concerns(Class<?> payloadType) {
        return payloadType == ChatAudited.class;
    }

    @Override
    public void announce(LoggedEvent event, Consumer<String> ids) {
        ids.accept(ChatKeys.audits(((ChatAudited) event.payload()).chatId()));
    }

    @Override
    public void apply(LoggedEvent event, WorkingSet documents) {
        ChatAudited audited = (ChatAudited) event.payload();
        documents.createUnseen(new AuditDocument(StoredAudit.of(audited, event.seq(), event.at())), event.position());
        AuditsDocument audits = documents.findOrCreate(
                ChatKeys.audits(audited.chatId()), AuditsDocument.class, AuditsDocument::new, AuditsDocument::new);
        documents.change(audits, event.position(), it -> it.add(event.seq()));
    }
}

package chat.verbatim.query.attachment;

import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.attachment.AttachmentBytes;
import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.message.MessageDocument;
import chat.verbatim.query.projection.LoggedEvent;
import chat.verbatim.query.projection.ProjectionPart;
import chat.verbatim.query.projection.WorkingSet;
import java.util.function.Consumer;

/**
 * Knows which message has which file, and deletes the bytes of deleted messages. The latter happens before the event counts as applied, so
 * it is never forgotten; where it was done before (by another replica, or before a replay), nothing happens.
 */
final class AttachmentPart implements ProjectionPart {
    private final AttachmentBytes bytes;

    AttachmentPart(AttachmentBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public String projection() {
        return ChatKeys.PROJECTION;
    }

    @Override
    public boolean concerns(Class<?> payloadType) {
        return payloadType == MessageSent.class || payloadType == MessageDeleted.class;
    }

    @Override
    public void announce(LoggedEvent event, Consumer<String> ids) {
        if (event.payload() instanceof MessageDeleted deleted) {
            ids.accept(ChatKeys.message(deleted.chatId(), deleted.messageSeq()));
        }
    }

    @Override
    public void apply(LoggedEvent event, WorkingSet documents) {
        switch (event.payload()) {
            case MessageSent sent -> {
                for (Attachment file : sent.files()) {
                    documents.createUnseen(
                            new AttachmentDocument(sent.chatId(), file.id(), event.seq()), event.position());
                }
            }
            case MessageDeleted deleted -> {
                MessageDocument message = documents.find(
                        ChatKeys.message(deleted.chatId(), deleted.messageSeq()),
                        MessageDocument.class,
                        MessageDocument::new);
                if (message != null) {
                    message.attachmentIds().forEach(bytes::delete);
                }
            }
            default -> {}
        }
    }
}

package chat.verbatim.query.attachment;

import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.projection.StoredDocument;
import org.bson.Document;

/** Which message has a file. All else stands in the message, so that a file is gone at once with it. */
final class AttachmentDocument extends StoredDocument {
    private static final String MESSAGE = "message";

    private final long messageSeq;

    AttachmentDocument(String chatId, String attachmentId, long messageSeq) {
        super(ChatKeys.attachment(chatId, attachmentId));
        this.messageSeq = messageSeq;
    }

    AttachmentDocument(Document stored) {
        super(stored);
        messageSeq = fieldsOf(stored).getLong(MESSAGE);
    }

    @Override
    protected Document fields() {
        return new Document(MESSAGE, messageSeq);
    }

    @Override
    protected boolean isHot() {
        return false;
    }

    long messageSeq() {
        return messageSeq;
    }
}

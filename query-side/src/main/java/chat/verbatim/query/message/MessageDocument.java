package chat.verbatim.query.message;

import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.StoredDocument;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** One message as it is now. Of a deleted one, nothing is left of what was said. */
public final class MessageDocument extends StoredDocument {
    private static final String SENDER = "sender";
    private static final String TEXT = "text";
    private static final String KEY = "key";
    private static final String SENT = "sent";
    private static final String CHANGE = "change";
    private static final String EDITED = "edited";
    private static final String DELETED = "deleted";

    private final String sender;
    private final String idempotencyKey;
    private final long sentAt;
    private String text;
    private @Nullable Long changeSeq;
    private @Nullable Long editedAt;
    private @Nullable Long deletedAt;

    MessageDocument(MessageSent message, long seq, Instant at, PersonalFields personal) {
        super(ChatKeys.message(message.chatId(), seq));
        sender = message.senderId();
        idempotencyKey = message.idempotencyKey();
        sentAt = at.toEpochMilli();
        text = personal.toStored(sender, message.content());
    }

    public MessageDocument(Document stored) {
        super(stored);
        Document fields = fieldsOf(stored);
        sender = fields.getString(SENDER);
        text = fields.getString(TEXT);
        idempotencyKey = fields.getString(KEY);
        sentAt = fields.getLong(SENT);
        changeSeq = fields.getLong(CHANGE);
        editedAt = fields.getLong(EDITED);
        deletedAt = fields.getLong(DELETED);
    }

    @Override
    protected Document fields() {
        return new Document(SENDER, sender)
                .append(TEXT, text)
                .append(KEY, idempotencyKey)
                .append(SENT, sentAt)
                .append(CHANGE, changeSeq)
                .append(EDITED, editedAt)
                .append(DELETED, deletedAt);
    }

    @Override
    protected boolean isHot() {
        // Most messages are written once and never changed.
        return false;
    }

    void edit(String content, long seq, Instant at, PersonalFields personal) {
        text = personal.toStored(sender, content);
        changeSeq = seq;
        editedAt = at.toEpochMilli();
    }

    void delete(long seq, Instant at) {
        text = "";
        changeSeq = seq;
        deletedAt = at.toEpochMilli();
    }

    String sender() {
        return sender;
    }

    /** Empty once deleted. */
    String text(PersonalFields personal) {
        return deletedAt == null ? personal.fromStored(sender, text) : "";
    }

    String idempotencyKey() {
        return idempotencyKey;
    }

    Instant sentAt() {
        return Instant.ofEpochMilli(sentAt);
    }

    /** Seq of the newest edit or deletion. */
    @Nullable
    Long changeSeq() {
        return changeSeq;
    }

    @Nullable
    Instant editedAt() {
        return editedAt == null ? null : Instant.ofEpochMilli(editedAt);
    }

    @Nullable
    Instant deletedAt() {
        return deletedAt == null ? null : Instant.ofEpochMilli(deletedAt);
    }
}

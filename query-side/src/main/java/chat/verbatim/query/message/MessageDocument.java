package chat.verbatim.query.message;

import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.StoredDocument;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** One message as it is now. Of a deleted one, nothing is left of what was said. */
public final class MessageDocument extends StoredDocument {
    /** When it was said, in milliseconds since 1970. */
    public static final String SENT = "sent";

    private static final String SENDER = "sender";
    private static final String TEXT = "text";
    private static final String KEY = "key";
    private static final String CHANGE = "change";
    private static final String EDITED = "edited";
    private static final String DELETED = "deleted";
    private static final String REPLY_TO = "replyTo";
    private static final String MENTIONS = "mentions";
    private static final String EVER_MENTIONED = "everMentioned";
    private static final String FILES = "files";
    private static final String MODERATED = "moderated";

    private final String sender;
    private final String idempotencyKey;
    private final long sentAt;
    private final @Nullable Long replyTo;
    private final Set<String> everMentioned;
    private List<String> mentions;
    private String text;
    private @Nullable Long changeSeq;
    private @Nullable Long editedAt;
    private @Nullable Long deletedAt;
    private List<Document> files = List.of();
    private boolean moderated;

    MessageDocument(MessageSent message, long seq, Instant at, PersonalFields personal) {
        super(ChatKeys.message(message.chatId(), seq));
        sender = message.senderId();
        idempotencyKey = message.idempotencyKey();
        sentAt = at.toEpochMilli();
        replyTo = message.replyToSeq();
        mentions = Objects.requireNonNullElse(message.mentions(), List.of());
        everMentioned = new LinkedHashSet<>(mentions);
        text = personal.toStored(sender, message.content());
        files = StoredFiles.of(message.files(), name -> personal.toStored(sender, name));
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
        replyTo = fields.getLong(REPLY_TO);
        mentions = fields.getList(MENTIONS, String.class, List.of());
        everMentioned = new LinkedHashSet<>(fields.getList(EVER_MENTIONED, String.class, mentions));
        files = fields.getList(FILES, Document.class, List.of());
        moderated = fields.getBoolean(MODERATED, false);
    }

    @Override
    protected Document fields() {
        Document fields = new Document(SENDER, sender)
                .append(TEXT, text)
                .append(KEY, idempotencyKey)
                .append(SENT, sentAt)
                .append(CHANGE, changeSeq)
                .append(EDITED, editedAt)
                .append(DELETED, deletedAt);
        // Most messages have none of these.
        if (replyTo != null) {
            fields.append(REPLY_TO, replyTo);
        }
        if (!everMentioned.isEmpty()) {
            fields.append(MENTIONS, mentions).append(EVER_MENTIONED, List.copyOf(everMentioned));
        }
        if (moderated) {
            fields.append(MODERATED, true);
        }
        return files.isEmpty() ? fields : fields.append(FILES, files);
    }

    /** Null where these are not the fields of a message. */
    static @Nullable String senderOf(Document fields) {
        return fields.containsKey(TEXT) && fields.get(SENDER) instanceof String sender ? sender : null;
    }

    @Override
    protected boolean isHot() {
        // Most messages are written once and never changed.
        return false;
    }

    void edit(MessageEdited edit, long seq, Instant at, PersonalFields personal) {
        text = personal.toStored(sender, edit.content());
        mentions = Objects.requireNonNullElse(edit.mentions(), List.of());
        everMentioned.addAll(mentions);
        changeSeq = seq;
        editedAt = at.toEpochMilli();
    }

    /** @param byModerator whether a moderator did it, and no member */
    void delete(long seq, Instant at, boolean byModerator) {
        moderated = byModerator;
        text = "";
        mentions = List.of();
        files = StoredFiles.onlyIds(files);
        changeSeq = seq;
        deletedAt = at.toEpochMilli();
    }

    public String sender() {
        return sender;
    }

    /** Empty once deleted, or when its sender has been erased. */
    public String text(PersonalFields personal) {
        return deletedAt == null ? personal.fromStored(sender, text) : "";
    }

    /** None once deleted, or when its sender has been erased. */
    public List<Attachment> attachments(PersonalFields personal) {
        return deletedAt == null && !personal.isErased(sender)
                ? StoredFiles.toAttachments(files, name -> personal.fromStored(sender, name))
                : List.of();
    }

    /** The ids of all files that it has or had before it was deleted. */
    public List<String> attachmentIds() {
        return StoredFiles.ids(files);
    }

    String idempotencyKey() {
        return idempotencyKey;
    }

    /** Seq of the message that it replies to. */
    public @Nullable Long replyTo() {
        return replyTo;
    }

    /** Whom it names; null for nobody. */
    public @Nullable List<String> mentions() {
        return mentions.isEmpty() ? null : mentions;
    }

    /**
     * Whom any of its versions named. It only grows: when an event comes again to documents of which some hold it already, this is never
     * too little.
     */
    Set<String> everMentioned() {
        return Set.copyOf(everMentioned);
    }

    public Instant sentAt() {
        return Instant.ofEpochMilli(sentAt);
    }

    /** Seq of the newest edit or deletion. */
    @Nullable
    Long changeSeq() {
        return changeSeq;
    }

    /** The same for others: which event says what the message is. */
    public @Nullable Long newestChange() {
        return changeSeq;
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    /** True when a moderator has deleted it; null otherwise. */
    @Nullable
    Boolean moderated() {
        return moderated ? true : null;
    }

    public @Nullable Instant editedAt() {
        return editedAt == null ? null : Instant.ofEpochMilli(editedAt);
    }

    public @Nullable Instant deletedAt() {
        return deletedAt == null ? null : Instant.ofEpochMilli(deletedAt);
    }
}

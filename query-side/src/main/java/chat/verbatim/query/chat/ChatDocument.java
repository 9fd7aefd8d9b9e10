package chat.verbatim.query.chat;

import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.chat.ChatEvent.ChatRenamed;
import chat.verbatim.query.audit.StoredAudit;
import chat.verbatim.query.projection.StoredDocument;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A chat: what it is called, and where its end is. */
public final class ChatDocument extends StoredDocument {
    /** Position of the newest event but reactions: what the list of chats is ordered by. */
    static final String LAST_POSITION = "lastPosition";

    private static final String GROUP = "group";
    private static final String NAME = "name";
    private static final String NAMER = "namer";
    private static final String CREATOR = "creator";
    private static final String CREATED = "created";
    private static final String UPDATED = "updated";
    private static final String LAST_SEQ = "lastSeq";
    private static final String EVENT_POSITION = "eventPosition";
    private static final String RECEIPTS = "receipts";
    private static final String LAST_AUDIT = "lastAudit";

    private boolean group;
    private @Nullable String name;
    /** Whose words the name is. */
    private String namer = "";

    private String creator = "";
    private long createdAt;
    private long updatedAt;
    private long lastSeq = -1;
    private long lastPosition;
    /** Null in documents from before there were reactions. */
    private @Nullable Long eventPosition;

    private long receiptsPosition;
    private @Nullable StoredAudit lastAudit;

    ChatDocument(String id) {
        super(id);
    }

    public ChatDocument(Document stored) {
        super(stored);
        Document fields = fieldsOf(stored);
        group = fields.getBoolean(GROUP);
        name = fields.getString(NAME);
        namer = fields.getString(NAMER);
        creator = fields.getString(CREATOR);
        createdAt = fields.getLong(CREATED);
        updatedAt = fields.getLong(UPDATED);
        lastSeq = fields.getLong(LAST_SEQ);
        lastPosition = fields.getLong(LAST_POSITION);
        eventPosition = fields.getLong(EVENT_POSITION);
        receiptsPosition = fields.getLong(RECEIPTS);
        Document audit = fields.get(LAST_AUDIT, Document.class);
        lastAudit = audit == null ? null : StoredAudit.from(audit);
    }

    @Override
    protected Document fields() {
        return new Document(GROUP, group)
                .append(NAME, name)
                .append(NAMER, namer)
                .append(CREATOR, creator)
                .append(CREATED, createdAt)
                .append(UPDATED, updatedAt)
                .append(LAST_SEQ, lastSeq)
                .append(LAST_POSITION, lastPosition)
                .append(EVENT_POSITION, eventPosition)
                .append(RECEIPTS, receiptsPosition)
                .append(LAST_AUDIT, lastAudit == null ? null : lastAudit.toDocument());
    }

    void create(ChatCreated chat, Instant at) {
        group = chat.group();
        call(chat.name(), chat.creatorId());
        creator = chat.creatorId();
        createdAt = at.toEpochMilli();
    }

    void rename(ChatRenamed renamed) {
        call(renamed.name(), renamed.actorId());
    }

    private void call(@Nullable String newName, String userId) {
        name = newName;
        namer = userId;
    }

    /** A look at one message does not hide that somebody may read all of them just then. */
    void read(StoredAudit audit) {
        StoredAudit before = lastAudit;
        boolean hides = audit.messageSeq() != null && before != null && before.isOpenAt(audit.at());
        if (!hides) {
            lastAudit = audit;
        }
    }

    void happened(long seq, long position) {
        lastSeq = seq;
        eventPosition = position;
    }

    /** Something happened that brings the chat to the top of its members' lists. */
    void livened(long position, Instant at) {
        lastPosition = position;
        updatedAt = at.toEpochMilli();
    }

    void received(long position) {
        receiptsPosition = position;
    }

    public boolean isGroup() {
        return group;
    }

    public @Nullable String name() {
        return name;
    }

    @Nullable
    StoredAudit lastAudit() {
        return lastAudit;
    }

    public String creator() {
        return creator;
    }

    public Instant createdAt() {
        return Instant.ofEpochMilli(createdAt);
    }

    Instant updatedAt() {
        return Instant.ofEpochMilli(updatedAt);
    }

    public long lastSeq() {
        return lastSeq;
    }

    /** Position of the chat's newest event. */
    long lastPosition() {
        return eventPosition == null ? lastPosition : eventPosition;
    }

    /** Position of the chat's newest event or receipts. */
    long newestPosition() {
        return Math.max(lastPosition(), receiptsPosition);
    }
}

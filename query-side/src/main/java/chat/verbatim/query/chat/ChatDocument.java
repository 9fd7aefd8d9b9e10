package chat.verbatim.query.chat;

import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.chat.ChatEvent.ChatRenamed;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.StoredDocument;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A chat: what it is called, and where its end is. */
final class ChatDocument extends StoredDocument {
    /** Position of the newest event: what the list of chats is ordered by. */
    static final String LAST_POSITION = "lastPosition";

    private static final String GROUP = "group";
    private static final String NAME = "name";
    private static final String NAMER = "namer";
    private static final String CREATOR = "creator";
    private static final String CREATED = "created";
    private static final String UPDATED = "updated";
    private static final String LAST_SEQ = "lastSeq";
    private static final String RECEIPTS = "receipts";

    private boolean group;
    private @Nullable String name;
    /** Whose words the name is. */
    private String namer = "";

    private String creator = "";
    private long createdAt;
    private long updatedAt;
    private long lastSeq = -1;
    private long lastPosition;
    private long receiptsPosition;

    ChatDocument(String id) {
        super(id);
    }

    ChatDocument(Document stored) {
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
        receiptsPosition = fields.getLong(RECEIPTS);
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
                .append(RECEIPTS, receiptsPosition);
    }

    void create(ChatCreated chat, Instant at, PersonalFields personal) {
        group = chat.group();
        call(chat.name(), chat.creatorId(), personal);
        creator = chat.creatorId();
        createdAt = at.toEpochMilli();
    }

    void rename(ChatRenamed renamed, PersonalFields personal) {
        call(renamed.name(), renamed.actorId(), personal);
    }

    private void call(@Nullable String newName, String userId, PersonalFields personal) {
        name = newName == null ? null : personal.toStored(userId, newName);
        namer = userId;
    }

    void happened(long seq, long position, Instant at) {
        lastSeq = seq;
        lastPosition = position;
        updatedAt = at.toEpochMilli();
    }

    void received(long position) {
        receiptsPosition = position;
    }

    boolean isGroup() {
        return group;
    }

    @Nullable
    String name(PersonalFields personal) {
        return name == null ? null : personal.fromStored(namer, name);
    }

    String creator() {
        return creator;
    }

    Instant createdAt() {
        return Instant.ofEpochMilli(createdAt);
    }

    Instant updatedAt() {
        return Instant.ofEpochMilli(updatedAt);
    }

    long lastSeq() {
        return lastSeq;
    }

    /** Position of the chat's newest event. */
    long lastPosition() {
        return lastPosition;
    }

    /** Position of the chat's newest event or receipts. */
    long newestPosition() {
        return Math.max(lastPosition, receiptsPosition);
    }
}

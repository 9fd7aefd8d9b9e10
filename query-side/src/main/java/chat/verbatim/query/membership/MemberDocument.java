package chat.verbatim.query.membership;

import chat.verbatim.api.chat.ChatQuery.Chosen;
import chat.verbatim.api.preference.ChatPreferences;
import chat.verbatim.query.projection.StoredDocument;
import java.time.Instant;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** One member of one chat: since when, and how far they have come. It stays when they go. */
public final class MemberDocument extends StoredDocument {
    private static final String SINCE = "since";
    private static final String GONE = "gone";
    private static final String DELIVERED = "delivered";
    private static final String READ = "read";
    private static final String ACKNOWLEDGED = "acknowledged";
    private static final String MENTIONS = "mentions";
    private static final String CHOSEN = "chosen";

    private long since = -1;
    private boolean gone = true;
    private MarkSteps delivered = new MarkSteps();
    private MarkSteps read = new MarkSteps();
    private long acknowledged = -1;
    private MentionSeqs mentions = new MentionSeqs();
    private @Nullable Chosen chosen;

    public MemberDocument(String id) {
        super(id);
    }

    public MemberDocument(Document stored) {
        super(stored);
        Document fields = fieldsOf(stored);
        since = fields.getLong(SINCE);
        gone = fields.getBoolean(GONE);
        delivered = new MarkSteps(fields.get(DELIVERED, Binary.class));
        read = new MarkSteps(fields.get(READ, Binary.class));
        acknowledged = fields.getLong(ACKNOWLEDGED);
        Binary named = fields.get(MENTIONS, Binary.class);
        mentions = named == null ? new MentionSeqs() : new MentionSeqs(named);
        chosen = ChosenFields.of(fields.get(CHOSEN, Document.class));
    }

    @Override
    protected Document fields() {
        Document fields = new Document(SINCE, since)
                .append(GONE, gone)
                .append(DELIVERED, delivered.toBinary())
                .append(READ, read.toBinary())
                .append(ACKNOWLEDGED, acknowledged);
        if (!mentions.isEmpty()) {
            fields.append(MENTIONS, mentions.toBinary());
        }
        if (chosen != null) {
            fields.append(CHOSEN, ChosenFields.toBson(chosen));
        }
        return fields;
    }

    public boolean isMember() {
        return !gone;
    }

    /** Seq of the event by which they became a member. */
    public long since() {
        return since;
    }

    public MarkSteps delivered() {
        return delivered;
    }

    public MarkSteps read() {
        return read;
    }

    /** Which messages name them. */
    public MentionSeqs mentions() {
        return mentions;
    }

    /** Up to where one of their devices has said that everything arrived; what they said themselves does not move it. */
    public long acknowledged() {
        return acknowledged;
    }

    /** What was said before somebody comes counts as read by them. */
    void join(long seq, Instant at) {
        since = seq;
        gone = false;
        delivered = new MarkSteps();
        read = new MarkSteps();
        acknowledged = -1;
        mentions = new MentionSeqs();
        advance(seq, seq, at);
    }

    /** What was chosen goes, but not its seq: a frame that told of it must not be taken for news after a return. */
    void leave() {
        gone = true;
        if (chosen != null) {
            chosen = new Chosen(new ChatPreferences(chosen.preferences().seq(), null, null), chosen.position());
        }
    }

    /** What the member has chosen for the chat; null while that is nothing. */
    public @Nullable Chosen chosen() {
        return chosen;
    }

    /** @param position of the event that says so */
    public void choose(ChatPreferences preferences, long position) {
        chosen = new Chosen(preferences, position);
    }

    /** Moves the marks forward; what was read was delivered. */
    public void advance(long deliveredSeq, long readSeq, Instant at) {
        show(deliveredSeq, readSeq, at);
        acknowledged = Math.max(acknowledged, Math.max(deliveredSeq, readSeq));
    }

    /**
     * Who says something has read what was said before, as far as others can tell. Whether it ever arrived is another question: it may
     * still be on its way to a device while another one, or a program without a socket, says something.
     */
    public void say(long seq, Instant at) {
        show(seq, seq, at);
    }

    private void show(long deliveredSeq, long readSeq, Instant at) {
        delivered.advance(Math.max(deliveredSeq, readSeq), at);
        read.advance(readSeq, at);
    }
}

package chat.verbatim.query.membership;

import chat.verbatim.query.projection.StoredDocument;
import java.time.Instant;
import org.bson.Document;
import org.bson.types.Binary;

/** One member of one chat: since when, and how far they have come. It stays when they go. */
public final class MemberDocument extends StoredDocument {
    private static final String SINCE = "since";
    private static final String GONE = "gone";
    private static final String DELIVERED = "delivered";
    private static final String READ = "read";
    private static final String ACKNOWLEDGED = "acknowledged";

    private long since = -1;
    private boolean gone = true;
    private MarkSteps delivered = new MarkSteps();
    private MarkSteps read = new MarkSteps();
    private long acknowledged = -1;

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
    }

    @Override
    protected Document fields() {
        return new Document(SINCE, since)
                .append(GONE, gone)
                .append(DELIVERED, delivered.toBinary())
                .append(READ, read.toBinary())
                .append(ACKNOWLEDGED, acknowledged);
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
        advance(seq, seq, at);
    }

    void leave() {
        gone = true;
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

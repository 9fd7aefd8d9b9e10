package chat.verbatim.query.message;

import chat.verbatim.query.projection.StoredDocument;
import org.bson.Document;

/** Which seqs of the newest block of a chat are messages. Small chats have no other block. */
public final class NewestSeqsDocument extends StoredDocument {
    private static final String BLOCK = "block";
    private static final String LAST = "last";

    private long block;
    private long lastMessage = -1;
    private SeqBits bits;

    NewestSeqsDocument(String id) {
        super(id);
        bits = new SeqBits();
    }

    public NewestSeqsDocument(Document stored) {
        super(stored);
        Document fields = fieldsOf(stored);
        block = fields.getLong(BLOCK);
        lastMessage = fields.getLong(LAST);
        bits = new SeqBits(fields);
    }

    @Override
    protected Document fields() {
        return bits.appendTo(new Document(BLOCK, block).append(LAST, lastMessage));
    }

    long block() {
        return block;
    }

    SeqBits bits() {
        return bits;
    }

    /** Seq of the newest message, -1 when nothing was said yet. */
    public long lastMessage() {
        return lastMessage;
    }

    /** Begins the block of {@code seq}; all seqs between are no messages. */
    void beginBlock(long seq) {
        block = SeqBits.blockOf(seq);
        bits = new SeqBits();
    }

    void add(long seq) {
        bits.add(seq);
        lastMessage = seq;
    }
}

package chat.verbatim.query.message;

import chat.verbatim.query.projection.StoredDocument;
import org.bson.Document;

/** Which seqs of an older block of a chat are messages. Written when the block is complete, and changed by deletions only. */
final class SeqBlockDocument extends StoredDocument {
    private SeqBits bits;

    SeqBlockDocument(String id) {
        super(id);
        bits = new SeqBits();
    }

    SeqBlockDocument(Document stored) {
        super(stored);
        Document fields = fieldsOf(stored);
        bits = new SeqBits(fields);
    }

    @Override
    protected Document fields() {
        return bits.appendTo(new Document());
    }

    @Override
    protected boolean isHot() {
        return false;
    }

    SeqBits bits() {
        return bits;
    }

    void fill(SeqBits complete) {
        bits = complete.copy();
    }
}

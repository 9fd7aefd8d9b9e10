package chat.verbatim.query.message;

import java.util.BitSet;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Which seqs of one block of {@value #SEQS} are messages, and which of those were deleted. A seq is a message or it is not, so
 * the same event can be noted twice and nothing needs to be counted up.
 */
final class SeqBits {
    static final int SEQS = 2_048;

    private static final String MESSAGES = "messages";
    private static final String DELETED = "deleted";

    private final BitSet messages;
    private final BitSet deleted;

    SeqBits() {
        messages = new BitSet(SEQS);
        deleted = new BitSet();
    }

    SeqBits(Document stored) {
        messages = BitSet.valueOf(stored.get(MESSAGES, Binary.class).getData());
        deleted = BitSet.valueOf(stored.get(DELETED, Binary.class).getData());
    }

    static long blockOf(long seq) {
        return seq < 0 ? -1 : seq / SEQS;
    }

    private static int offset(long seq) {
        return (int) (seq % SEQS);
    }

    Document appendTo(Document document) {
        return document.append(MESSAGES, new Binary(messages.toByteArray()))
                .append(DELETED, new Binary(deleted.toByteArray()));
    }

    void add(long seq) {
        messages.set(offset(seq));
    }

    void delete(long seq) {
        deleted.set(offset(seq));
    }

    /** Messages, the deleted ones included. */
    int messages() {
        return messages.cardinality();
    }

    int deleted() {
        return deleted.cardinality();
    }

    /** Messages that are not deleted. */
    int live() {
        return messages() - deleted();
    }

    /** Messages with a larger seq that are not deleted. {@code seq} is one of this block. */
    int liveAfter(long seq) {
        int from = offset(seq) + 1;
        return messages.get(from, SEQS).cardinality() - deleted.get(from, SEQS).cardinality();
    }

    boolean isMessage(long seq) {
        return messages.get(offset(seq));
    }

    /** Offset of the nearest message at or before an offset, -1 when there is none. */
    int previous(int offset) {
        return messages.previousSetBit(offset);
    }

    /** Offset of the nearest message at or after an offset, -1 when there is none. */
    int next(int offset) {
        return messages.nextSetBit(offset);
    }

    SeqBits copy() {
        SeqBits copy = new SeqBits();
        copy.messages.or(messages);
        copy.deleted.or(deleted);
        return copy;
    }
}

package chat.verbatim.query.message;

import chat.verbatim.query.projection.StoredDocument;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * How many messages each older block of a chat has: 8 bytes for a block, so 4 KB for a chat of a million events. With it a page
 * or a count touches only the blocks at its ends, and skips those where nothing was said.
 */
final class SeqCountsDocument extends StoredDocument {
    private static final String COUNTS = "counts";
    private static final int INTS = 2;

    /** For each block: messages, and how many of them were deleted. */
    private int[] counts;

    SeqCountsDocument(String id) {
        super(id);
        counts = new int[0];
    }

    SeqCountsDocument(Document stored) {
        super(stored);
        Document fields = fieldsOf(stored);
        IntBuffer ints =
                ByteBuffer.wrap(fields.get(COUNTS, Binary.class).getData()).asIntBuffer();
        counts = new int[ints.remaining()];
        ints.get(counts);
    }

    @Override
    protected Document fields() {
        ByteBuffer bytes = ByteBuffer.allocate(counts.length * Integer.BYTES);
        bytes.asIntBuffer().put(counts);
        return new Document(COUNTS, new Binary(bytes.array()));
    }

    void set(long block, SeqBits bits) {
        int at = Math.toIntExact(block) * INTS;
        if (counts.length < at + INTS) {
            counts = Arrays.copyOf(counts, at + INTS);
        }
        counts[at] = bits.messages();
        counts[at + 1] = bits.deleted();
    }

    /** Messages of a block, the deleted ones included; 0 for a block where nothing was said. */
    int messages(long block) {
        int at = Math.toIntExact(block) * INTS;
        return block < 0 || at >= counts.length ? 0 : counts[at];
    }

    /** Messages that are not deleted, in the blocks after {@code block}. */
    long liveAfter(long block) {
        long live = 0;
        for (int at = Math.toIntExact(Math.max(0, block + 1)) * INTS; at < counts.length; at += INTS) {
            live += counts[at] - counts[at + 1];
        }
        return live;
    }
}

package chat.verbatim.query.membership;

import chat.verbatim.api.chat.ChatView;
import java.nio.ByteBuffer;
import java.util.TreeSet;
import org.bson.types.Binary;

/** The seqs of the newest messages that name a member; those that were deleted, or name somebody else now, are gone. */
public final class MentionSeqs {
    private final TreeSet<Long> seqs = new TreeSet<>();

    MentionSeqs() {}

    MentionSeqs(Binary stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored.getData());
        while (bytes.remaining() >= Long.BYTES) {
            seqs.add(bytes.getLong());
        }
    }

    Binary toBinary() {
        ByteBuffer bytes = ByteBuffer.allocate(seqs.size() * Long.BYTES);
        seqs.forEach(bytes::putLong);
        return new Binary(bytes.array());
    }

    boolean isEmpty() {
        return seqs.isEmpty();
    }

    public void add(long seq) {
        seqs.add(seq);
        if (seqs.size() > ChatView.KNOWN_MENTIONS) {
            seqs.pollFirst();
        }
    }

    public void remove(long seq) {
        seqs.remove(seq);
    }

    /** How many stand behind a mark. */
    public int after(long seq) {
        return seqs.tailSet(seq, false).size();
    }
}

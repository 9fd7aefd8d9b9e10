package chat.verbatim.query.membership;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.bson.types.Binary;

/**
 * When a mark moved: its newest {@value #KEPT} steps, each a seq and a time. So for a seq that one of them passed, it is known when
 * exactly; for a seq that was passed before the oldest kept step, it is not known any more.
 */
public final class MarkSteps {
    static final int KEPT = 16;
    private static final int STEP_BYTES = 2 * Long.BYTES;

    private final long[] seqs = new long[KEPT];
    private final long[] times = new long[KEPT];
    private int size;
    /** The mark before the oldest kept step. */
    private long before;

    MarkSteps() {
        before = -1;
    }

    MarkSteps(Binary stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored.getData());
        before = bytes.getLong();
        while (bytes.remaining() >= STEP_BYTES) {
            seqs[size] = bytes.getLong();
            times[size] = bytes.getLong();
            size++;
        }
    }

    Binary toBinary() {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + size * STEP_BYTES).putLong(before);
        for (int i = 0; i < size; i++) {
            bytes.putLong(seqs[i]).putLong(times[i]);
        }
        return new Binary(bytes.array());
    }

    /** The mark: everything up to this seq. -1 while there is none. */
    public long seq() {
        return size == 0 ? before : seqs[size - 1];
    }

    /** When the mark passed {@code seq}; empty when it has not, or when that is not known any more. */
    public Optional<Instant> passedAt(long seq) {
        if (seq <= before) {
            return Optional.empty();
        }
        for (int i = 0; i < size; i++) {
            if (seqs[i] >= seq) {
                return Optional.of(Instant.ofEpochMilli(times[i]));
            }
        }
        return Optional.empty();
    }

    /** Moves the mark, if that is forward. */
    void advance(long seq, Instant at) {
        if (seq <= seq()) {
            return;
        }
        if (size == KEPT) {
            before = seqs[0];
            System.arraycopy(seqs, 1, seqs, 0, KEPT - 1);
            System.arraycopy(times, 1, times, 0, KEPT - 1);
            size--;
        }
        seqs[size] = seq;
        times[size] = at.toEpochMilli();
        size++;
    }
}

package chat.verbatim.verifier;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** A Merkle tree (RFC 9162) of which only the right edge is kept: leaves come one after the other, and the root can be had at any time. */
final class GrowingTree {

    @SuppressWarnings("ArrayRecordComponent") // Never compared, and the hash is never changed.
    private record Peak(int level, byte[] hash) {}

    /** Complete subtrees from right to left, each larger than the one before. */
    private final Deque<Peak> peaks = new ArrayDeque<>();

    void add(byte[] leafHash) {
        Peak peak = new Peak(0, leafHash);
        while (!peaks.isEmpty() && peaks.getFirst().level() == peak.level()) {
            peak = new Peak(peak.level() + 1, Hashes.inner(peaks.pop().hash(), peak.hash()));
        }
        peaks.push(peak);
    }

    byte[] root() {
        if (peaks.isEmpty()) {
            return Hashes.sha256();
        }
        Iterator<Peak> fromTheRight = peaks.iterator();
        byte[] root = fromTheRight.next().hash();
        while (fromTheRight.hasNext()) {
            root = Hashes.inner(fromTheRight.next().hash(), root);
        }
        return root;
    }
}

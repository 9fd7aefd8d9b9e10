package chat.verbatim.eventstore;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs of RFC 9162, section 2.1, for a tree of any size over the same growing list of leaves. */
record MerkleTree(MerkleNodes nodes) {

    /** The root over the first {@code size} leaves. */
    byte[] root(long size) {
        return size == 0 ? MerkleHash.ofNothing() : hash(0, size);
    }

    /**
     * The hashes that lead from a leaf to the root, those next to the leaf first.
     *
     * @param leaf counted from 0
     */
    List<byte[]> inclusion(long leaf, long size) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("Leaf " + leaf + " is not in a tree of " + size);
        }
        List<byte[]> path = new ArrayList<>();
        include(leaf, 0, size, path);
        return path;
    }

    private void include(long leaf, long from, long to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (leaf < middle) {
            include(leaf, from, middle, path);
            path.add(hash(middle, to));
        } else {
            include(leaf, middle, to, path);
            path.add(hash(from, middle));
        }
    }

    /** The hashes that show that the tree of {@code older} leaves is the beginning of the tree of {@code newer} leaves. */
    List<byte[]> consistency(long older, long newer) {
        if (older < 1 || older > newer) {
            throw new IllegalArgumentException("A tree of " + older + " is no beginning of a tree of " + newer);
        }
        List<byte[]> path = new ArrayList<>();
        connect(older, 0, newer, true, path);
        return path;
    }

    private void connect(long older, long from, long to, boolean known, List<byte[]> path) {
        if (older == to) {
            if (!known) {
                path.add(hash(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (older <= middle) {
            connect(older, from, middle, known, path);
            path.add(hash(middle, to));
        } else {
            connect(older, middle, to, false, path);
            path.add(hash(from, middle));
        }
    }

    private byte[] hash(long from, long to) {
        long size = to - from;
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return nodes.node(level, from >> level);
        }
        long middle = from + split(size);
        return MerkleHash.inner(hash(from, middle), hash(middle, to));
    }

    /** The largest power of two below {@code size}. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}

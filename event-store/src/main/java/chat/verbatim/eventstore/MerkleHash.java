package chat.verbatim.eventstore;

import java.security.MessageDigest;

/** Hashes of RFC 9162, section 2.1: what is a leaf can never be taken for an inner node, because the first byte differs. */
final class MerkleHash {

    static final int BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte INNER = 1;

    private MerkleHash() {}

    /** The root of a tree without leaves. */
    static byte[] ofNothing() {
        return CommitHash.newDigest().digest();
    }

    static byte[] leaf(byte[] entry) {
        MessageDigest digest = CommitHash.newDigest();
        digest.update(LEAF);
        return digest.digest(entry);
    }

    static byte[] inner(byte[] left, byte[] right) {
        MessageDigest digest = CommitHash.newDigest();
        digest.update(INNER);
        digest.update(left);
        return digest.digest(right);
    }
}

package chat.verbatim.eventstore;

/** The nodes of a Merkle tree that will never change, because all leaves below them are there. */
@FunctionalInterface
interface MerkleNodes {

    /**
     * The hash over the leaves from {@code index << level} to {@code ((index + 1) << level) - 1}.
     *
     * @param level 0 for a leaf
     */
    byte[] node(int level, long index);
}

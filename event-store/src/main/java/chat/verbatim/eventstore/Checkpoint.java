package chat.verbatim.eventstore;

/**
 * A signed statement of what the log was.
 *
 * @param size of how many commits it speaks: positions 1 to {@code size}
 * @param root the root of their Merkle tree, 32 bytes
 * @param note the statement itself, as a <a href="https://c2sp.org/tlog-checkpoint">C2SP checkpoint</a>
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and the root is never changed.
public record Checkpoint(long size, byte[] root, String note) {}

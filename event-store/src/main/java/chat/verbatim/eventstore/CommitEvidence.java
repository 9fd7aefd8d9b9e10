package chat.verbatim.eventstore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is necessary to compute a commit's leaf in the Merkle tree anew, as it is stored.
 *
 * @param position 1, 2, 3, ...; the leaf's index is one less
 * @param time milliseconds since the epoch
 * @param id 24 hexadecimal digits
 * @param previousHash hash of the commit before it, 32 bytes; zeros before the first
 * @param hash of the commit itself, 32 bytes: over all that stands here but the events, whose digest it covers
 * @param contentDigest hash over the events, 32 bytes: shows the commit without its content
 * @param events what the digest was made from
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and the hashes are never changed.
public record CommitEvidence(
        long position,
        long time,
        String id,
        byte[] previousHash,
        byte[] hash,
        byte[] contentDigest,
        List<Event> events) {

    /**
     * One event, in the order in which its fields are hashed.
     *
     * @param timestamp milliseconds since the epoch
     * @param payload as stored, after the {@link PayloadTransformer}
     * @param opening what shows that a readable payload is the stored one ({@link PayloadTransformer#opening}); not hashed
     */
    public record Event(
            String id,
            @Nullable String aggregateType,
            @Nullable String aggregateId,
            long sequence,
            long timestamp,
            String payloadType,
            @Nullable String revision,
            String payload,
            String metaData,
            @Nullable String opening) {}

    static CommitEvidence of(Commit commit, byte[] previousHash, EventMapping mapping) {
        return new CommitEvidence(
                commit.position(),
                commit.time(),
                commit.id().toHexString(),
                previousHash,
                commit.hash(),
                CommitHash.ofContent(commit.events()),
                commit.events().stream()
                        .map(it -> new Event(
                                it.id(),
                                it.aggregateType(),
                                it.aggregateId(),
                                it.sequence(),
                                it.timestamp(),
                                it.payloadType(),
                                it.revision(),
                                it.payload(),
                                it.metaData(),
                                mapping.opening(it)))
                        .toList());
    }
}

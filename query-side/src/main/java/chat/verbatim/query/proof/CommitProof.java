package chat.verbatim.query.proof;

import chat.verbatim.eventstore.CommitEvidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is necessary to compute the root of a checkpoint anew from one commit.
 *
 * @param checkpoint the signed note
 * @param leafIndex number of the leaf in the tree, from 0
 * @param path hashes from the leaf to the root
 */
public record CommitProof(String checkpoint, long leafIndex, List<byte[]> path, ProvenCommit commit) {
    /**
     * What the leaf is made from.
     *
     * @param time milliseconds since the epoch
     * @param events null when the content is not for the caller: then the digest stands for it
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and the hashes are never changed.
    public record ProvenCommit(
            long time,
            String id,
            byte[] previousHash,
            byte[] contentDigest,
            @Nullable List<CommitEvidence.Event> events) {}

    /** @param withContent whether the events are for the caller */
    static CommitProof of(String checkpoint, CommitEvidence commit, List<byte[]> path, boolean withContent) {
        return new CommitProof(
                checkpoint,
                commit.position() - 1,
                path,
                new ProvenCommit(
                        commit.time(),
                        commit.id(),
                        commit.previousHash(),
                        commit.contentDigest(),
                        withContent ? commit.events() : null));
    }
}

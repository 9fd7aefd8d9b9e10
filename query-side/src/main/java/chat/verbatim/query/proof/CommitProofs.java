package chat.verbatim.query.proof;

import chat.verbatim.eventstore.Checkpoint;
import chat.verbatim.eventstore.CommitEvidence;
import chat.verbatim.eventstore.LogProofs;
import java.util.ArrayList;
import java.util.List;

/** Proofs of many commits, for those who may see what is in them. */
public final class CommitProofs {
    private final LogProofs log;
    private final Checkpointing checkpoints;

    CommitProofs(LogProofs log, Checkpointing checkpoints) {
        this.log = log;
        this.checkpoints = checkpoints;
    }

    /**
     * A checkpoint by which everything up to a commit can be proven.
     *
     * @throws chat.verbatim.api.RefusedException with {@code UNAVAILABLE} when there is none for now
     */
    public Checkpoint holding(long commit) {
        return checkpoints.holding(commit);
    }

    /**
     * Signs something else than a checkpoint with the key of the log.
     *
     * @throws chat.verbatim.api.RefusedException with {@code NOT_FOUND} when this process has no key
     */
    public byte[] sign(String purpose, String text) {
        return checkpoints.signer().sign(purpose, text);
    }

    /** Whether this process has the key of the log. */
    public boolean canSign() {
        return checkpoints.canSign();
    }

    /** One proof for each of the commits. What was written beside other events is proven without its content: that may be somebody else's. */
    public List<CommitProof> prove(List<CommitEvidence> commits, Checkpoint checkpoint) {
        List<List<byte[]>> paths =
                log.inclusions(commits.stream().map(CommitEvidence::position).toList(), checkpoint);
        List<CommitProof> proofs = new ArrayList<>(commits.size());
        for (int i = 0; i < commits.size(); i++) {
            CommitEvidence commit = commits.get(i);
            proofs.add(CommitProof.of(
                    checkpoint.note(), commit, paths.get(i), commit.events().size() == 1));
        }
        return proofs;
    }
}

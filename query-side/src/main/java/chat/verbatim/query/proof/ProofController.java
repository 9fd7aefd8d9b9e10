package chat.verbatim.query.proof;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.session.Caller;
import chat.verbatim.eventstore.Checkpoint;
import chat.verbatim.eventstore.CheckpointSigner;
import chat.verbatim.eventstore.LogProofs;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.http.PositionHeaders;
import chat.verbatim.query.projection.PositionGate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proofs over HTTP. */
@RestController
final class ProofController {
    private final Checkpointing checkpoints;
    private final MessageProofs messages;
    private final LogProofs proofs;
    private final PositionGate chats;
    private final LogReader log;

    ProofController(
            Checkpointing checkpoints, MessageProofs messages, LogProofs proofs, PositionGate chats, LogReader log) {
        this.checkpoints = checkpoints;
        this.messages = messages;
        this.proofs = proofs;
        this.chats = chats;
        this.log = log;
    }

    /**
     * A signed statement of what the log was.
     *
     * @param checkpoint the signed note
     * @param size of how many commits it speaks
     */
    record SignedCheckpoint(String checkpoint, long size) {}

    /**
     * The key that checkpoints are signed with.
     *
     * @param key in the form of signed notes
     */
    record ProofKey(String origin, String key) {}

    /** That a log of {@code from} commits is the beginning of a log of {@code to} commits. */
    record ConsistencyProof(long from, long to, List<byte[]> path) {}

    @GetMapping("/api/proof/checkpoint")
    SignedCheckpoint checkpoint() {
        Checkpoint newest = checkpoints.newest();
        return new SignedCheckpoint(newest.note(), newest.size());
    }

    @GetMapping("/api/proof/key")
    ProofKey key() {
        CheckpointSigner signer = checkpoints.signer();
        return new ProofKey(signer.origin(), signer.verifierKey());
    }

    @GetMapping("/api/proof/consistency")
    ConsistencyProof consistency(@RequestParam long from, @RequestParam(required = false) @Nullable Long to) {
        if (from < 1) {
            throw Refusal.invalid("from", "must be 1 or more");
        }
        long newest = checkpoints.newest().size();
        long newer = to == null ? newest : to;
        if (newer > newest) {
            throw Refusal.invalid("to", "must be at most the size of the newest checkpoint");
        }
        if (from > newer) {
            throw Refusal.invalid("from", "must be at most the size that it is compared with");
        }
        return new ConsistencyProof(from, newer, proofs.consistency(from, newer));
    }

    @GetMapping("/api/chats/{chatId}/messages/{messageId}/proof")
    CommitProof message(
            Caller caller,
            @PathVariable String chatId,
            @PathVariable String messageId,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        // What has been deleted by now must not be shown, nor anything to those who have been removed by now.
        PositionGate.pass(Math.max(PositionHeaders.minPosition(minPosition), log.headPosition()), chats);
        return messages.prove(chatId, caller.userId(), messageId);
    }
}

package chat.verbatim.query.proof;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.eventstore.AlteredLogException;
import chat.verbatim.eventstore.Checkpoint;
import chat.verbatim.eventstore.CheckpointSigner;
import chat.verbatim.eventstore.LogProofs;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes a checkpoint every now and then while the log grows, and at once when somebody wants proof of something newer. Any number of
 * processes may do so: what they sign is the same.
 */
final class Checkpointing implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpointing.class);

    private final LogProofs proofs;
    private final @Nullable CheckpointSigner signer;
    private final ProofSettings settings;
    private volatile @Nullable Thread thread;

    Checkpointing(LogProofs proofs, @Nullable CheckpointSigner signer, ProofSettings settings) {
        this.proofs = proofs;
        this.signer = signer;
        this.settings = settings;
    }

    /** @throws RefusedException with {@code NOT_FOUND} while nothing has been signed */
    Checkpoint newest() {
        return proofs.newestCheckpoint()
                .orElseThrow(() -> Refusal.because(RefusalCode.NOT_FOUND, "Nothing of this log has been signed yet."));
    }

    /**
     * A checkpoint that holds a commit.
     *
     * @throws RefusedException with {@code UNAVAILABLE} when there is none for now
     */
    Checkpoint holding(long commit) {
        Optional<Checkpoint> newest = proofs.newestCheckpoint();
        if (newest.isPresent() && newest.get().size() >= commit) {
            return newest.get();
        }
        Checkpoint taken = take();
        if (taken == null || taken.size() < commit) {
            throw Refusal.later(
                    RefusalCode.UNAVAILABLE, "This has not been signed yet; try again later.", settings.every());
        }
        return taken;
    }

    private @Nullable Checkpoint take() {
        if (signer == null) {
            return null;
        }
        try {
            return proofs.takeCheckpoint(signer, settings.mostAtOnce()).orElse(null);
        } catch (AlteredLogException altered) {
            LOG.error("No checkpoint is taken, because the log was altered: {}. Run verify-log", altered.getMessage());
            return null;
        }
    }

    /** @throws RefusedException with {@code NOT_FOUND} when this process signs nothing */
    CheckpointSigner signer() {
        if (signer == null) {
            throw Refusal.because(RefusalCode.NOT_FOUND, "This server signs no checkpoints.");
        }
        return signer;
    }

    boolean canSign() {
        return signer != null;
    }

    @Override
    public synchronized void start() {
        if (signer != null && thread == null) {
            // Known before it runs, for it ends when it is not.
            Thread started = Thread.ofVirtual().name("checkpoints").unstarted(this::run);
            thread = started;
            started.start();
        }
    }

    private void run() {
        while (thread != null) {
            try {
                Checkpoint before = proofs.newestCheckpoint().orElse(null);
                Checkpoint after = take();
                boolean isBehind =
                        after != null && after.size() - (before == null ? 0 : before.size()) >= settings.mostAtOnce();
                Thread.sleep(isBehind ? Duration.ofMillis(10) : settings.every());
            } catch (InterruptedException end) {
                return;
            } catch (RuntimeException away) {
                LOG.warn("No checkpoint could be taken: {}", away.toString());
                if (!rest()) {
                    return;
                }
            }
        }
    }

    private boolean rest() {
        try {
            Thread.sleep(settings.every());
            return true;
        } catch (InterruptedException end) {
            return false;
        }
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(5));
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}

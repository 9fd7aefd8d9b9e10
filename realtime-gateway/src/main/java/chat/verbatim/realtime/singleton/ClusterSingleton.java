package chat.verbatim.realtime.singleton;

import java.time.Duration;
import java.util.function.Supplier;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A thread for work that one process of the cluster does at a time: that which holds the claim on the token of this name. The others
 * try to get it every now and then, so that one of them goes on when that process is gone.
 */
public final class ClusterSingleton implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterSingleton.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    /** What is to be done while the claim is held. */
    @FunctionalInterface
    public interface Work {
        /** Returns when the claim does not go on; an exception gives the claim back, and all begins anew after a while. */
        void run(Claim claim) throws InterruptedException;
    }

    private final String name;
    private final TokenStore tokens;
    private final Supplier<? extends @Nullable TrackingToken> beginning;
    private final Duration retry;
    private final Work work;
    private volatile @Nullable Thread thread;

    ClusterSingleton(
            String name,
            TokenStore tokens,
            Supplier<? extends @Nullable TrackingToken> beginning,
            Duration retry,
            Work work) {
        this.name = name;
        this.tokens = tokens;
        this.beginning = beginning;
        this.retry = retry;
        this.work = work;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            Thread worker = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
            thread = worker;
            worker.start();
        }
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(LONGEST_END);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        while (isMine()) {
            try {
                workWithClaim();
            } catch (InterruptedException stopping) {
                return;
            } catch (UnableToClaimTokenException others) {
                LOG.debug("Another process does the work of {}", name);
                pause();
            } catch (RuntimeException failed) {
                LOG.warn("The work of {} is interrupted; trying again", name, failed);
                pause();
            }
        }
    }

    private void workWithClaim() throws InterruptedException {
        Claim claim = Claim.take(tokens, name, beginning.get(), this::isMine);
        try {
            work.run(claim);
        } finally {
            claim.release();
        }
    }

    private boolean isMine() {
        return Thread.currentThread().equals(thread) && !Thread.currentThread().isInterrupted();
    }

    private void pause() {
        try {
            Thread.sleep(retry);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}

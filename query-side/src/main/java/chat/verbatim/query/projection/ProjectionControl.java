package chat.verbatim.query.projection;

import chat.verbatim.api.admin.ProjectionWish;
import chat.verbatim.api.admin.ProjectionWishes;
import chat.verbatim.node.admin.ProcessIdentity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks about once a second for what operators want of the projections of this process, and does it. Begins after the web server, without which the
 * process has no name, and ends before the projections do.
 */
final class ProjectionControl implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ProjectionControl.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Projections projections;
    private final ProjectionWishes wishes;
    private final ProcessIdentity identity;
    private boolean failing;
    private boolean failedNow;
    private volatile @Nullable Thread thread;

    ProjectionControl(Projections projections, ProjectionWishes wishes, ProcessIdentity identity) {
        this.projections = projections;
        this.wishes = wishes;
        this.identity = identity;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("projection-control").start(this::lookOnAndOn);
        }
    }

    private void lookOnAndOn() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
                Thread.sleep(INTERVAL);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        failedNow = false;
        attempt(() -> wishes.of(identity.id(), projections.names()).forEach(wish -> attempt(() -> fulfil(wish))));
        attempt(projections::look);
        failing = failedNow;
    }

    private void fulfil(ProjectionWish wish) {
        projections.obey(wish);
        if (wish.rebuild() != null) {
            log.info("Projection {} is rebuilt, as an operator wants it", wish.projection());
            wishes.begun(wish);
        }
        if (wish.beside() != null) {
            wishes.doneBeside(wish);
        }
    }

    /** What fails keeps nothing else from being done, and is told of once. */
    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failed) {
            if (!failing && !Thread.currentThread().isInterrupted()) {
                log.warn("What operators want of projections is not done yet; trying on", failed);
            }
            failedNow = true;
        }
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        thread = null;
        running.interrupt();
        try {
            running.join(Duration.ofSeconds(5));
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}

package chat.verbatim.node.admin;

import chat.verbatim.api.admin.ProcessStatus;
import chat.verbatim.api.admin.ProcessStatuses;
import chat.verbatim.api.admin.ProjectionState;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Says every two seconds how this process does, by a thread of its own: a store that is slow or gone delays nothing but the next time. Begins
 * after the web server, and ends first of all.
 */
final class StatusPublisher implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(StatusPublisher.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final ProcessIdentity identity;
    private final ProcessStatuses statuses;
    private final ProcessFigures figures;
    private final Supplier<ProcessHealth> health;
    private final Supplier<List<ProjectionState>> projections;
    private final SettingsPublisher settings;
    private final Clock clock;
    private boolean failing;
    private volatile @Nullable Thread thread;

    StatusPublisher(
            ProcessIdentity identity,
            ProcessStatuses statuses,
            ProcessFigures figures,
            Supplier<ProcessHealth> health,
            Supplier<List<ProjectionState>> projections,
            SettingsPublisher settings,
            Clock clock) {
        this.identity = identity;
        this.statuses = statuses;
        this.figures = figures;
        this.health = health;
        this.projections = projections;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("process-status").start(this::publishOnAndOn);
        }
    }

    private void publishOnAndOn() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                publish();
                Thread.sleep(INTERVAL);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish() {
        try {
            statuses.publish(status());
            settings.publish(identity.id(), System.nanoTime());
            if (failing) {
                log.info("The status of this process can be told again");
            }
            failing = false;
        } catch (RuntimeException failed) {
            // Said once: it is nothing that anybody waits for, and whatever is wrong says so elsewhere as well.
            if (!failing && !Thread.currentThread().isInterrupted()) {
                log.warn("The status of this process cannot be told to operators: {}", failed.toString());
            }
            failing = true;
        }
    }

    private ProcessStatus status() {
        ProcessHealth now = health.get();
        return new ProcessStatus(
                identity.id(),
                identity.role(),
                ProcessIdentity.version(),
                ProcessIdentity.startedAt(),
                clock.instant(),
                now.status(),
                now.parts(),
                figures.read(System.nanoTime()),
                projections.get());
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        thread = null;
        running.interrupt();
        Thread goodbye = Thread.ofVirtual().start(() -> {
            try {
                running.join();
                settings.withdraw(identity.id());
                statuses.withdraw(identity.id());
            } catch (RuntimeException | InterruptedException gone) {
                log.debug("The status of this process stays where it is: {}", gone.toString());
            }
        });
        try {
            goodbye.join(LAST_WORD);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}

package chat.verbatim.command.attachment;

import chat.verbatim.node.attachment.AttachmentSettings;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Cleans up from the start of the process on, every now and then: also after what was left behind while none was running. */
@Component
final class UploadSweep implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(UploadSweep.class);

    private final UploadCleaning cleaning;
    private final AttachmentSettings settings;
    private volatile @org.jspecify.annotations.Nullable ScheduledExecutorService running;

    UploadSweep(UploadCleaning cleaning, AttachmentSettings settings) {
        this.cleaning = cleaning;
        this.settings = settings;
    }

    @Override
    public void start() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("upload-sweep").daemon().factory());
        long every = settings.sweepEvery().toMillis();
        var unused = executor.scheduleWithFixedDelay(this::sweep, Math.min(every, 1_000), every, TimeUnit.MILLISECONDS);
        running = executor;
    }

    private void sweep() {
        try {
            cleaning.cleanAll();
        } catch (RuntimeException away) {
            log.warn("Uploads could not be cleaned up now, and will be later: {}", away.toString());
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService executor = running;
        running = null;
        if (executor != null) {
            executor.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}

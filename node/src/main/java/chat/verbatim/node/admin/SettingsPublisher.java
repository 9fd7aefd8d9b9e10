package chat.verbatim.node.admin;

import chat.verbatim.api.admin.ProcessSettings;
import chat.verbatim.api.admin.SettingInForce;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Says what this process runs with: after its start, and again now and then, since a store may lose its newest writes. Settings do not change while a process
 * runs, so they stand apart from what it says every two seconds. Meant for one thread.
 */
final class SettingsPublisher {
    private static final long NOW_AND_THEN = Duration.ofMinutes(1).toNanos();

    private final ProcessSettings published;
    private final Supplier<List<SettingInForce>> settings;
    private boolean said;
    private long saidAt;

    SettingsPublisher(ProcessSettings published, Supplier<List<SettingInForce>> settings) {
        this.published = published;
        this.settings = settings;
    }

    /** @param now by the clock of {@link System#nanoTime} */
    void publish(String processId, long now) {
        if (!said || now - saidAt >= NOW_AND_THEN) {
            published.publish(processId, settings.get());
            said = true;
            saidAt = now;
        }
    }

    void withdraw(String processId) {
        published.withdraw(processId);
    }
}

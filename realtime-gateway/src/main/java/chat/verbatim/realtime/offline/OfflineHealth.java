package chat.verbatim.realtime.offline;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Whether the offline queues answer. Without them everything is delivered all the same, so nobody is to be restarted for it. */
public final class OfflineHealth implements HealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED", "Nothing is lost; the log serves who comes back");

    private final OfflineQueues queues;

    public OfflineHealth(OfflineQueues queues) {
        this.queues = queues;
    }

    @Override
    public Health health() {
        String fault = queues.fault();
        return fault == null
                ? Health.up().build()
                : Health.status(DEGRADED)
                        .withDetail("part", "RabbitMQ")
                        .withDetail("reason", fault)
                        .build();
    }
}

package chat.verbatim.node;

import chat.verbatim.eventstore.LogNudge;
import chat.verbatim.node.nudge.RedisLogNudge;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Whether processes hear of each other's appends at once. When not they poll, so it is degraded, not down. */
final class NudgeHealth implements HealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED", "Nothing is lost; appends are heard of by polling");

    private final LogNudge nudge;

    NudgeHealth(LogNudge nudge) {
        this.nudge = nudge;
    }

    @Override
    public Health health() {
        String fault = nudge instanceof RedisLogNudge redis ? redis.fault() : null;
        return fault == null
                ? Health.up().build()
                : Health.status(DEGRADED)
                        .withDetail("part", "Redis")
                        .withDetail("reason", fault)
                        .build();
    }
}

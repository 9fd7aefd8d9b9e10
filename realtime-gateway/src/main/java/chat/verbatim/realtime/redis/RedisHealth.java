package chat.verbatim.realtime.redis;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether Redis answers. Without it the node still delivers every message, so it is degraded, not down: a load balancer must
 * not take all gateways away because Redis is.
 */
final class RedisHealth implements HealthIndicator {
    private static final Status DEGRADED =
            new Status("DEGRADED", "Messages go on; who is online and types is not known");

    private final RedisGateway redis;

    RedisHealth(RedisGateway redis) {
        this.redis = redis;
    }

    @Override
    public Health health() {
        String fault = redis.fault();
        return fault == null
                ? Health.up().build()
                : Health.status(DEGRADED)
                        .withDetail("part", "Redis")
                        .withDetail("reason", fault)
                        .build();
    }
}

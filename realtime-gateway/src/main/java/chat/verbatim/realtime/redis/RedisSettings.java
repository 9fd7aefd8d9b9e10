package chat.verbatim.realtime.redis;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Redis is, prefix {@code verbatim.realtime.redis}. Without a {@code uri} everything stays in the process.
 *
 * @param uri for example {@code redis://:password@host:6379}, or {@code rediss://} for TLS
 * @param timeout how long an answer may take before Redis counts as away; at least 10 ms
 */
@ConfigurationProperties("verbatim.realtime.redis")
record RedisSettings(String uri, @DefaultValue("1s") Duration timeout) {
    RedisSettings {
        if (uri.isBlank()) {
            throw new IllegalArgumentException(
                    "verbatim.realtime.redis: uri must not be blank; leave it out to do without Redis");
        }
        if (timeout.toMillis() < 10) {
            throw new IllegalArgumentException("verbatim.realtime.redis: timeout must be at least 10 ms");
        }
    }
}

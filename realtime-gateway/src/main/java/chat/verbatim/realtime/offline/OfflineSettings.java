package chat.verbatim.realtime.offline;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the queues of users who are away, prefix {@code verbatim.realtime.offline}.
 *
 * @param uri where RabbitMQ is, {@code amqp://name:password@host:port}; absent: the log alone serves who comes back
 * @param messageTtl how long a message waits in a queue; after that it comes from the log
 * @param queueTtl how long a queue outlives its last use; longer than {@code messageTtl}, for it takes its messages with it
 * @param maxLength how many messages a queue holds at the most; the oldest ones make room, and come from the log
 * @param prefetch how many messages a connecting client is given out of its queue at the most; the others come from the log
 * @param patience how long an answer of the broker is awaited before it counts as away
 */
@ConfigurationProperties("verbatim.realtime.offline")
public record OfflineSettings(
        @Nullable URI uri,
        @DefaultValue("7d") Duration messageTtl,
        @DefaultValue("8d") Duration queueTtl,
        @DefaultValue("10000") int maxLength,
        @DefaultValue("1000") int prefetch,
        @DefaultValue("2s") Duration patience) {

    public OfflineSettings {
        require(messageTtl.toMillis() >= 1, "messageTtl must be at least 1 ms");
        require(queueTtl.compareTo(messageTtl) > 0, "queueTtl must be longer than messageTtl");
        require(maxLength >= 1, "maxLength must be at least 1");
        require(prefetch >= 1, "prefetch must be at least 1");
        require(patience.toMillis() >= 100, "patience must be at least 100 ms");
    }

    private static void require(boolean rule, String message) {
        if (!rule) {
            throw new IllegalArgumentException("verbatim.realtime.offline: " + message);
        }
    }
}

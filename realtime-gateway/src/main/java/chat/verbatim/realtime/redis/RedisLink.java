package chat.verbatim.realtime.redis;

import chat.verbatim.node.nudge.RedisFault;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to Redis. While Redis is away every use fails at once, but for {@link #probe()}, which finds it again; so nobody
 * waits for a server that hangs, and nobody has to restart anything when it is back. Safe for use by any thread.
 */
final class RedisLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final Duration LONGEST_RECONNECT_DELAY = Duration.ofMillis(500);
    private static final String NOT_YET = "not connected yet";
    private static final int THREADS = 2;

    private final ClientResources resources;
    private final RedisClient client;
    private final RedisURI uri;
    private final Duration timeout;
    private @Nullable StatefulRedisConnection<String, String> connection;
    private volatile @Nullable RedisAsyncCommands<String, String> commands;
    private volatile @Nullable String fault = NOT_YET;

    RedisLink(RedisSettings settings) {
        this.timeout = settings.timeout();
        this.uri = RedisURI.create(settings.uri());
        uri.setTimeout(timeout);
        this.resources = ClientResources.builder()
                .ioThreadPoolSize(THREADS)
                .computationThreadPoolSize(THREADS)
                .reconnectDelay(
                        Delay.exponential(Duration.ofMillis(10), LONGEST_RECONNECT_DELAY, 2, TimeUnit.MILLISECONDS))
                .build();
        this.client = RedisClient.create(resources, uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(timeout)
                        .keepAlive(true)
                        .build())
                .timeoutOptions(TimeoutOptions.enabled(timeout))
                .build());
        probe();
    }

    /** What is wrong; null while Redis answers. */
    @Nullable
    String fault() {
        return fault;
    }

    /**
     * Asks Redis whether it is there, and connects when there is no connection yet.
     *
     * @return whether it answered in time
     */
    boolean probe() {
        try {
            answerOf(connected().ping());
            if (fault != null) {
                fault = null;
                LOG.info("Redis at {}:{} answers", uri.getHost(), uri.getPort());
            }
            return true;
        } catch (RedisException away) {
            lost(away);
            return false;
        }
    }

    /**
     * Sends a command; commands of one thread are carried out in their order.
     *
     * @throws RedisException when Redis is away
     */
    <T> RedisFuture<T> send(Function<RedisAsyncCommands<String, String>, RedisFuture<T>> command) {
        RedisAsyncCommands<String, String> ready = commands;
        if (ready == null || fault != null) {
            throw new RedisConnectionException("Redis is away");
        }
        return command.apply(ready);
    }

    /**
     * Waits for the answer to a command. From a time-out until the next {@link #probe()} that succeeds Redis counts as away.
     *
     * @throws RedisException when there is none in time, or it is an error; the command may have been carried out
     */
    <T> T answerTo(RedisFuture<T> sent) {
        try {
            return answerOf(sent);
        } catch (RedisException failed) {
            lost(failed);
            throw failed;
        }
    }

    /** A connection for channels, which comes back by itself once it was there. */
    StatefulRedisPubSubConnection<String, String> openChannels() {
        return client.connectPubSub(uri);
    }

    @Override
    public void close() {
        client.shutdown(0, 1, TimeUnit.SECONDS);
        var unused = resources.shutdown(0, 1, TimeUnit.SECONDS);
    }

    private synchronized RedisAsyncCommands<String, String> connected() {
        if (connection == null) {
            connection = connect();
            commands = connection.async();
        }
        return connection.async();
    }

    private StatefulRedisConnection<String, String> connect() {
        try {
            return client.connect(uri);
        } catch (RedisException failed) {
            if (RedisFault.isTelling(failed)) {
                throw failed;
            }
            return client.connect(uri);
        }
    }

    /** Waits for an answer without drawing conclusions from it. */
    static <T> T answerOf(RedisFuture<T> sent) {
        try {
            // Ends by itself: commands have a time-out of their own.
            return sent.toCompletableFuture().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RedisException reason ? reason : new RedisException(failed.getCause());
        }
    }

    private void lost(RedisException failed) {
        String before = fault;
        if (before != null && !before.equals(NOT_YET) && !RedisFault.isTelling(failed)) {
            return;
        }
        String reason = RedisFault.reason(failed);
        if (!reason.equals(before)) {
            LOG.warn(
                    "Redis at {}:{} is away ({}); messages go on, presence and typing between nodes wait for it",
                    uri.getHost(),
                    uri.getPort(),
                    reason);
        }
        fault = reason;
    }
}

package chat.verbatim.node.nudge;

import chat.verbatim.eventstore.LogNudge;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nudges over one Redis channel. Appends that come while a nudge is under way share the next one. Whatever Redis does, an append never
 * waits for it: while it is away nobody is nudged, and the log is polled. It connects, and connects again, by itself.
 */
public final class RedisLogNudge implements LogNudge, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RedisLogNudge.class);
    private static final String CHANNEL = "verbatim:log";
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long RETRY_MILLIS = 500;
    /** So many different ones are told of one outage. */
    private static final int MOST_REASONS = 5;

    private final RedisClient client;
    private final String self = UUID.randomUUID().toString();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Semaphore appends = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("log-nudge").unstarted(this::run);
    private volatile boolean closed;
    /** Why there is no connection yet. */
    private volatile String refusal = "not connected yet";

    private volatile @Nullable StatefulRedisPubSubConnection<String, String> connection;

    /**
     * Begins to connect, and does not wait for it.
     *
     * @param uri where Redis is, {@code redis://...}
     */
    public RedisLogNudge(String uri) {
        RedisURI where = RedisURI.create(uri);
        where.setTimeout(PATIENCE);
        client = RedisClient.create(where);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(PATIENCE).build())
                .build());
        thread.start();
    }

    @Override
    public void appended(long headPosition) {
        appends.release();
    }

    @Override
    public Runnable subscribe(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Looks whether Redis answers, for not longer than a second. Returns what is wrong; null when nothing is. */
    public @Nullable String fault() {
        StatefulRedisPubSubConnection<String, String> open = connection;
        if (open == null) {
            return refusal;
        }
        try {
            open.async().ping().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return null;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return "interrupted while looking";
        } catch (ExecutionException | TimeoutException | RedisException away) {
            return RedisFault.reason(away);
        }
    }

    private void run() {
        Set<String> said = new HashSet<>();
        while (!closed) {
            try {
                StatefulRedisPubSubConnection<String, String> open = connection;
                if (open == null) {
                    connect();
                    said.clear();
                } else if (appends.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    appends.drainPermits();
                    open.async().publish(CHANNEL, self).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (Exception away) {
                boolean telling = RedisFault.isTelling(away);
                if (telling) {
                    refusal = RedisFault.reason(away);
                }
                // What is wrong may be known better at a later try.
                if (telling && !closed && said.size() < MOST_REASONS && said.add(refusal)) {
                    log.warn("Redis does not answer; other processes hear of appends by polling: {}", refusal);
                }
                pause();
            }
        }
    }

    private void connect() {
        StatefulRedisPubSubConnection<String, String> opening = client.connectPubSub();
        try {
            opening.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(String channel, String sender) {
                    if (!sender.equals(self)) {
                        nudge();
                    }
                }

                @Override
                public void subscribed(String channel, long count) {
                    // Also after each reconnect: something may have been missed meanwhile.
                    nudge();
                }
            });
            opening.sync().subscribe(CHANNEL);
            connection = opening;
        } catch (RedisException refused) {
            opening.close();
            throw refused;
        }
    }

    private void nudge() {
        listeners.forEach(Runnable::run);
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        client.shutdown(Duration.ZERO, PATIENCE);
    }
}

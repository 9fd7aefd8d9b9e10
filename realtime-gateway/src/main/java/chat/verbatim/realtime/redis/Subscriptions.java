package chat.verbatim.realtime.redis;

import io.lettuce.core.RedisException;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.RedisPubSubListener;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection subscribed to exactly the channels that are wanted, on a thread of its own: many changes become one
 * command, and after a lost connection everything is subscribed again.
 */
final class Subscriptions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration GOODBYE = Duration.ofSeconds(3);
    private static final int CHANNELS_PER_COMMAND = 500;

    private final RedisLink link;
    private final Thread worker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition made = lock.newCondition();
    private final Set<String> wanted = new HashSet<>();
    private final Set<String> dirty = new HashSet<>();
    /** How many changes there were, and how many of them are made. */
    private long changes;

    private long done;
    private boolean closed;
    private RedisPubSubListener<String, String> listener = new RedisPubSubAdapter<>();
    private @Nullable StatefulRedisPubSubConnection<String, String> connection;

    Subscriptions(RedisLink link) {
        this.link = link;
        this.worker = Thread.ofPlatform().name("gateway-channels").daemon().unstarted(this::work);
    }

    void start(RedisPubSubListener<String, String> heard) {
        this.listener = heard;
        worker.start();
    }

    void add(String channel) {
        change(channel, true);
    }

    void remove(String channel) {
        change(channel, false);
    }

    boolean wants(String channel) {
        lock.lock();
        try {
            return wanted.contains(channel);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the changes so far are made; not longer than {@code atMost}, and not at all while Redis is away. */
    void awaitMade(Duration atMost) {
        lock.lock();
        try {
            long target = changes;
            long nanos = atMost.toNanos();
            while (done < target && nanos > 0 && link.fault() == null) {
                nanos = made.awaitNanos(nanos);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            if (worker.isAlive()) {
                boolean unused = worker.join(GOODBYE);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void change(String channel, boolean want) {
        lock.lock();
        try {
            if (want ? wanted.add(channel) : wanted.remove(channel)) {
                dirty.add(channel);
                changes++;
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        while (true) {
            Set<String> channels;
            long target;
            lock.lock();
            try {
                while (dirty.isEmpty() && !closed) {
                    changed.await();
                }
                if (closed) {
                    return;
                }
                target = changes;
                channels = Set.copyOf(dirty);
                dirty.clear();
            } catch (InterruptedException stopping) {
                return;
            } finally {
                lock.unlock();
            }
            if (make(channels)) {
                finished(target);
            } else {
                again(channels);
            }
        }
    }

    private void again(Set<String> channels) {
        lock.lock();
        try {
            dirty.addAll(channels);
        } finally {
            lock.unlock();
        }
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void finished(long target) {
        lock.lock();
        try {
            done = target;
            made.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether that was possible. After a lost connection Lettuce itself subscribes again to what it was told here. */
    private boolean make(Set<String> channels) {
        List<String> on = channels.stream().filter(this::wants).toList();
        Set<String> subscribed = Set.copyOf(on);
        List<String> off = channels.stream()
                .filter(channel -> !subscribed.contains(channel))
                .toList();
        try {
            StatefulRedisPubSubConnection<String, String> open = connection;
            if (open == null) {
                open = link.openChannels();
                open.addListener(listener);
                connection = open;
            }
            for (List<String> part : parts(on)) {
                RedisLink.answerOf(open.async().subscribe(part.toArray(String[]::new)));
            }
            for (List<String> part : parts(off)) {
                RedisLink.answerOf(open.async().unsubscribe(part.toArray(String[]::new)));
            }
            return true;
        } catch (RedisException away) {
            LOG.debug("Channels cannot be followed; trying again", away);
            return false;
        }
    }

    private static List<List<String>> parts(List<String> channels) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < channels.size(); from += CHANNELS_PER_COMMAND) {
            parts.add(channels.subList(from, Math.min(from + CHANNELS_PER_COMMAND, channels.size())));
        }
        return parts;
    }
}

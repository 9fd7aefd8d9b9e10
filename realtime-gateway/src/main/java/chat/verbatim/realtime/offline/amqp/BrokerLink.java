package chat.verbatim.realtime.offline.amqp;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the broker with one channel, opened when it is needed and again when it was lost. While the broker is away,
 * every call returns at once; one of them tries again now and then.
 */
final class BrokerLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerLink.class);
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int ABORT_MILLIS = 200;

    private final ConnectionFactory factory;
    private final String name;
    private final Duration patience;
    private final Setup setup;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Connection connection;
    private @Nullable Channel channel;
    private long retryAt;
    private volatile @Nullable String away;
    private volatile @Nullable Block block;

    /** The broker has said that it reads no messages from this connection. It takes that back on the same one only. */
    private record Block(Connection on, String reason) {}

    /** What is done with each new channel. */
    interface Setup {
        void prepare(Channel channel) throws IOException;
    }

    /** What is done over the channel. */
    interface Work<T> {
        T on(Channel channel) throws IOException, TimeoutException, InterruptedException;
    }

    BrokerLink(ConnectionFactory factory, String name, Duration patience, Setup setup) {
        this.factory = factory;
        this.name = name;
        this.patience = patience;
        this.setup = setup;
    }

    /** Looks for the broker unless somebody else is busy with it. Returns what is wrong; null when nothing is known to be. */
    @Nullable
    String fault() {
        if (!isBlocked() && lock.tryLock()) {
            boolean unused = attempt(channel -> true, false);
        }
        Block told = block;
        return told != null && isBlocked() ? "it takes no messages: " + told.reason() : away;
    }

    /** The result of the work, or {@code otherwise} when the broker is away, blocks, hangs or refuses it. */
    <T> T call(Work<T> work, T otherwise) {
        try {
            if (isBlocked() || !lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return otherwise;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return otherwise;
        }
        return attempt(work, otherwise);
    }

    /** With the lock held, which it gives back. */
    private <T> T attempt(Work<T> work, T otherwise) {
        try {
            if (away != null && System.nanoTime() - retryAt < 0) {
                return otherwise;
            }
            T result = work.on(channel());
            if (away != null) {
                away = null;
                LOG.info("RabbitMQ is back ({})", name);
            }
            return result;
        } catch (IOException | TimeoutException | ShutdownSignalException failed) {
            failed(failed);
            return otherwise;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return otherwise;
        } finally {
            lock.unlock();
        }
    }

    /** The connection behind the channel of the current work. */
    Connection connection() throws IOException, TimeoutException {
        Connection open = connection;
        if (open == null || !open.isOpen()) {
            Connection made = factory.newConnection("verbatim " + name);
            made.addBlockedListener(reason -> blocked(made, reason), this::unblocked);
            connection = made;
            channel = null;
            return made;
        }
        return open;
    }

    /** The channel, which may be another one than before; in a work only. */
    Channel channel() throws IOException, TimeoutException {
        Connection open = connection();
        Channel usable = channel;
        if (usable == null || !usable.isOpen()) {
            usable = open.createChannel();
            setup.prepare(usable);
            channel = usable;
        }
        return usable;
    }

    private void failed(Exception failed) {
        Connection open = connection;
        // Whatever is still answered on the channel must not be taken for the answer to something else.
        channel = null;
        if (open != null && open.isOpen() && Diagnosis.closesChannelOnly(failed)) {
            LOG.warn("RabbitMQ refused something; the log serves instead ({}): {}", name, Diagnosis.reason(failed));
            return;
        }
        if (isBlocked()) {
            // It says itself when it goes on; the connection is sound.
            return;
        }
        String reason = Diagnosis.reason(failed);
        if (!reason.equals(away)) {
            LOG.warn("RabbitMQ is away; the log serves instead ({}): {}", name, reason);
        }
        away = reason;
        retryAt = System.nanoTime() + RETRY_NANOS;
        if (open != null) {
            open.abort(ABORT_MILLIS);
        }
        connection = null;
    }

    private boolean isBlocked() {
        Block told = block;
        return told != null && told.on().isOpen();
    }

    private void blocked(Connection on, String reason) {
        block = new Block(on, reason);
        LOG.warn("RabbitMQ takes no messages now; the log serves instead ({}): {}", name, reason);
    }

    private void unblocked() {
        block = null;
        LOG.info("RabbitMQ takes messages again ({})", name);
    }

    @Override
    public void close() {
        Connection open = connection;
        if (open != null) {
            open.abort(ABORT_MILLIS);
        }
    }
}

package chat.verbatim.realtime.offline.amqp;

import chat.verbatim.realtime.offline.OfflineSettings;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.MessageProperties;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes with confirms over one channel, so that the order holds. Used under the lock of its link only. */
final class Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final int KNOWN_QUEUES = 50_000;
    /**
     * Bytes that may be under way. Less than the buffers of a connection hold, because writing more to a broker that does not read has
     * no time-out.
     */
    private static final int WINDOW = 64 * 1024;

    private static final int FRAMING = 256;

    private final OfflineSettings settings;
    private final Cache<String, Boolean> declared;
    private final Set<String> returned = ConcurrentHashMap.newKeySet();

    Publisher(OfflineSettings settings) {
        this.settings = settings;
        // Publishing is no use of a queue, declaring is: so each is declared again before it can have expired with a
        // message.
        Duration spare = settings.queueTtl().minus(settings.messageTtl());
        this.declared = Caffeine.newBuilder()
                .maximumSize(KNOWN_QUEUES)
                .expireAfterWrite(spare.dividedBy(2))
                .build();
    }

    void prepare(Channel channel) throws IOException {
        channel.confirmSelect();
        channel.addReturnListener(lost -> returned.add(lost.getRoutingKey()));
        declared.invalidateAll();
    }

    /** @return whether the broker has stored every message in every queue */
    boolean publish(Channel channel, BrokerLink link, List<String> queues, List<byte[]> bodies)
            throws IOException, TimeoutException, InterruptedException {
        returned.clear();
        Channel usable = channel;
        for (String queue : queues) {
            usable = declare(usable, link, queue);
        }
        boolean stored = publish(usable, queues, bodies);
        if (!returned.isEmpty()) {
            // Deleted by somebody since it was declared.
            List<String> again = new ArrayList<>(new HashSet<>(returned));
            returned.clear();
            declared.invalidateAll(again);
            for (String queue : again) {
                usable = declare(usable, link, queue);
            }
            stored &= publish(usable, again, bodies);
        }
        return stored && returned.isEmpty();
    }

    private boolean publish(Channel channel, List<String> queues, List<byte[]> bodies)
            throws IOException, TimeoutException, InterruptedException {
        AMQP.BasicProperties durable = MessageProperties.PERSISTENT_BASIC;
        boolean stored = true;
        int underWay = 0;
        for (String queue : queues) {
            for (byte[] body : bodies) {
                int size = body.length + FRAMING;
                if (underWay + size > WINDOW) {
                    stored &= isConfirmed(channel);
                    underWay = 0;
                }
                channel.basicPublish("", queue, true, durable, body);
                underWay += size;
            }
        }
        stored &= isConfirmed(channel);
        return stored;
    }

    private boolean isConfirmed(Channel channel) throws TimeoutException, InterruptedException {
        return channel.waitForConfirms(settings.patience().toMillis());
    }

    private Channel declare(Channel channel, BrokerLink link, String queue) throws IOException, TimeoutException {
        if (declared.getIfPresent(queue) != null) {
            return channel;
        }
        Channel usable = channel;
        try {
            usable.queueDeclare(queue, true, false, false, RabbitQueues.arguments(settings));
        } catch (IOException failed) {
            ShutdownSignalException signal = Diagnosis.signalOf(failed);
            if (signal == null || !isOfAnotherKind(signal)) {
                throw failed;
            }
            LOG.warn(
                    "Queue {} has the arguments of another version; it is made anew, and the log has what it held",
                    queue);
            usable = link.channel();
            usable.queueDelete(queue);
            usable.queueDeclare(queue, true, false, false, RabbitQueues.arguments(settings));
        }
        declared.put(queue, true);
        return usable;
    }

    private static boolean isOfAnotherKind(ShutdownSignalException signal) {
        return signal.getReason() instanceof AMQP.Channel.Close close
                && close.getReplyCode() == AMQP.PRECONDITION_FAILED;
    }
}

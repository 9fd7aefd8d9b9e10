package chat.verbatim.realtime.offline.amqp;

import chat.verbatim.api.erasure.PersonalTexts;
import chat.verbatim.realtime.offline.OfflineMessage;
import chat.verbatim.realtime.offline.OfflineQueues;
import chat.verbatim.realtime.offline.OfflineSettings;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.ShutdownSignalException;
import com.rabbitmq.client.impl.ForgivingExceptionHandler;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Queues {@code chat.messages.{userId}} in RabbitMQ: durable, bounded in length and age, made when the first message comes and
 * removed when the last one has arrived. One connection publishes and one takes, because a broker that is short of memory stops
 * to listen to whoever publishes.
 */
public final class RabbitQueues implements OfflineQueues, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RabbitQueues.class);
    private static final String PREFIX = "chat.messages.";
    private static final int HEARTBEAT_SECONDS = 5;

    private final BrokerLink publishing;
    private final BrokerLink taking;
    private final Publisher publisher;
    private final QueuedTexts sealing;
    private final JsonMapper json = JsonMapper.builder().build();

    private RabbitQueues(OfflineSettings settings, ConnectionFactory factory, Optional<PersonalTexts> texts) {
        sealing = new QueuedTexts(texts);
        publisher = new Publisher(settings);
        publishing = new BrokerLink(factory, "offline publisher", settings.patience(), publisher::prepare);
        taking = new BrokerLink(factory, "offline consumer", settings.patience(), channel -> {});
    }

    /**
     * Connects when it is needed.
     *
     * @param texts under whose keys the texts lie in the broker; empty to leave them as they are
     * @throws IllegalArgumentException when {@code uri} is none of AMQP
     */
    public static RabbitQueues at(URI uri, OfflineSettings settings, Optional<PersonalTexts> texts) {
        ConnectionFactory factory = new ConnectionFactory();
        try {
            factory.setUri(uri);
        } catch (URISyntaxException | GeneralSecurityException unusable) {
            throw new IllegalArgumentException("verbatim.realtime.offline.uri is no AMQP address", unusable);
        }
        int patience = Math.toIntExact(settings.patience().toMillis());
        factory.setAutomaticRecoveryEnabled(false);
        factory.setConnectionTimeout(patience);
        factory.setHandshakeTimeout(patience);
        factory.setChannelRpcTimeout(patience);
        factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
        factory.setExceptionHandler(new ForgivingExceptionHandler() {
            @Override
            protected void log(String message, Throwable failed) {
                // The links say it once and in clear words; this would be said again at every try.
                LOG.debug(message, failed);
            }
        });
        return new RabbitQueues(settings, factory, texts);
    }

    @Override
    public boolean keep() {
        return true;
    }

    @Override
    public @Nullable String fault() {
        String fault = publishing.fault();
        return fault == null ? taking.fault() : fault;
    }

    @Override
    public boolean put(List<String> userIds, List<OfflineMessage> messages) {
        List<String> queues = userIds.stream().map(PREFIX::concat).toList();
        List<byte[]> bodies = messages.stream()
                .map(sealing::seal)
                .map(json::writeValueAsBytes)
                .toList();
        return publishing.call(channel -> publisher.publish(channel, publishing, queues, bodies), false);
    }

    @Override
    public Taken take(String userId, int most) {
        String queue = PREFIX + userId;
        return taking.call(channel -> length(queue) >= 0 ? get(channel, queue, most) : Taken.NOTHING, Taken.NOTHING);
    }

    @Override
    public OptionalLong waiting(String userId) {
        // No queue is an empty one: it is made for the first message.
        return taking.call(channel -> OptionalLong.of(Math.max(0, length(PREFIX + userId))), OptionalLong.empty());
    }

    /** How many messages wait, -1 for no queue. Asked over a channel of its own, because the answer that there is none closes it. */
    private long length(String queue) throws IOException, TimeoutException {
        Channel probe = taking.connection().createChannel();
        try {
            long waiting = probe.queueDeclarePassive(queue).getMessageCount();
            probe.abort();
            return waiting;
        } catch (IOException failed) {
            ShutdownSignalException signal = Diagnosis.signalOf(failed);
            if (signal == null || signal.isHardError()) {
                throw failed;
            }
            return -1;
        }
    }

    private Taken get(Channel channel, String queue, int most) throws IOException {
        List<TakenMessages.Held> held = new ArrayList<>();
        while (held.size() < most) {
            GetResponse next = channel.basicGet(queue, false);
            if (next == null) {
                break;
            }
            long tag = next.getEnvelope().getDeliveryTag();
            try {
                held.add(new TakenMessages.Held(
                        sealing.open(json.readValue(next.getBody(), OfflineMessage.class)), tag));
            } catch (JacksonException unreadable) {
                LOG.warn("A message of queue {} cannot be read; the log has it", queue, unreadable);
                channel.basicReject(tag, false);
            }
        }
        return new TakenMessages(taking, channel, queue, held);
    }

    /** What every queue is declared with. */
    static Map<String, Object> arguments(OfflineSettings settings) {
        return Map.of(
                "x-message-ttl", settings.messageTtl().toMillis(),
                "x-expires", settings.queueTtl().toMillis(),
                "x-max-length", settings.maxLength(),
                "x-overflow", "drop-head");
    }

    @Override
    public void close() {
        publishing.close();
        taking.close();
    }
}

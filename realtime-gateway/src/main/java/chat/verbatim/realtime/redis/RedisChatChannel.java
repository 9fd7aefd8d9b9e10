package chat.verbatim.realtime.redis;

import chat.verbatim.realtime.signal.ChatChannel;
import chat.verbatim.realtime.signal.ChatSignal;
import io.lettuce.core.RedisException;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Pub/sub: {@code chat:{chatId}} for all that follow a chat, {@code gateway:{node}} for one node. */
final class RedisChatChannel extends RedisPubSubAdapter<String, String> implements ChatChannel {
    private static final Logger LOG = LoggerFactory.getLogger(RedisChatChannel.class);
    private static final String CHAT = "chat:";
    private static final String GATEWAY = "gateway:";

    private final RedisLink link;
    private final Subscriptions subscriptions;
    private final JsonMapper json;
    private final String node;
    private final Duration patience;
    private volatile BiConsumer<String, ChatSignal> listener = (chatId, signal) -> {};

    /** @param patience how long somebody who becomes live waits for the channels of their chats */
    RedisChatChannel(RedisLink link, Subscriptions subscriptions, JsonMapper json, String node, Duration patience) {
        this.link = link;
        this.subscriptions = subscriptions;
        this.json = json;
        this.node = node;
        this.patience = patience;
        subscriptions.start(this);
        subscriptions.add(GATEWAY + node);
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public void listen(BiConsumer<String, ChatSignal> heard) {
        this.listener = heard;
    }

    @Override
    public void follow(String chatId) {
        subscriptions.add(CHAT + chatId);
    }

    @Override
    public void unfollow(String chatId) {
        subscriptions.remove(CHAT + chatId);
    }

    @Override
    public void awaitFollowed() {
        subscriptions.awaitMade(patience);
    }

    @Override
    public Map<String, Integer> otherFollowers(Collection<String> chatIds) {
        Map<String, Integer> others = new HashMap<>();
        if (chatIds.isEmpty()) {
            return others;
        }
        String[] channels = chatIds.stream().map(chatId -> CHAT + chatId).toArray(String[]::new);
        try {
            link.answerTo(link.send(redis -> redis.pubsubNumsub(channels))).forEach((channel, nodes) -> {
                long other = nodes - (subscriptions.wants(channel) ? 1 : 0);
                if (other > 0) {
                    others.put(channel.substring(CHAT.length()), Math.toIntExact(other));
                }
            });
        } catch (RedisException away) {
            LOG.debug("Nobody can be told", away);
        }
        return others;
    }

    @Override
    public void publish(String chatId, ChatSignal signal) {
        publishOn(CHAT + chatId, chatId, signal);
    }

    @Override
    public void send(String receiver, String chatId, ChatSignal signal) {
        publishOn(GATEWAY + receiver, chatId, signal);
    }

    @Override
    public void message(String channel, String message) {
        try {
            Envelope envelope = json.readValue(message, Envelope.class);
            if (!envelope.from().equals(node)) {
                listener.accept(envelope.chatId(), envelope.signal());
            }
        } catch (JacksonException unknown) {
            LOG.warn("A signal on {} cannot be read; a newer version may have sent it", channel, unknown);
        } catch (RuntimeException failed) {
            // Must not end the connection that all signals come over.
            LOG.error("A signal on {} cannot be shown", channel, failed);
        }
    }

    private void publishOn(String channel, String chatId, ChatSignal signal) {
        String message = json.writeValueAsString(new Envelope(node, chatId, signal));
        try {
            var unused = link.send(redis -> redis.publish(channel, message));
        } catch (RedisException away) {
            LOG.debug("Nobody can be told", away);
        }
    }

    record Envelope(String from, String chatId, ChatSignal signal) {}
}

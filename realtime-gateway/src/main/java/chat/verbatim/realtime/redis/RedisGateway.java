package chat.verbatim.realtime.redis;

import chat.verbatim.realtime.presence.PresenceLeases;
import chat.verbatim.realtime.signal.ChatChannel;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a gateway has in Redis. It starts also while Redis is away, and finds it later. */
public final class RedisGateway implements AutoCloseable {
    private final RedisLink link;
    private final Subscriptions subscriptions;
    private final Duration timeout;

    RedisGateway(RedisSettings settings) {
        this.link = new RedisLink(settings);
        this.subscriptions = new Subscriptions(link);
        this.timeout = settings.timeout();
    }

    /**
     * The leases of all nodes.
     *
     * @param ttl how long a lease lives without being renewed
     * @param debounce how long somebody may be away before others are told
     */
    public PresenceLeases presence(Duration ttl, Duration debounce) {
        return new RedisPresence(link, new RedisPresence.Settings(ttl, debounce));
    }

    /** This node's end of the channels, under a new name; to be called once. */
    public ChatChannel channel(JsonMapper json) {
        return new RedisChatChannel(link, subscriptions, json, UUID.randomUUID().toString(), timeout);
    }

    /** Looks for Redis, as the leases do when they are swept. Returns whether it is there. */
    boolean revive() {
        return link.probe();
    }

    /** What is wrong with Redis; null while it answers. */
    @Nullable
    String fault() {
        return link.fault();
    }

    @Override
    public void close() {
        subscriptions.close();
        link.close();
    }
}

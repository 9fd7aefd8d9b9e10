package chat.verbatim.realtime.redis;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.realtime.fanout.FollowedChats;
import chat.verbatim.realtime.fanout.SignalRouter;
import chat.verbatim.realtime.presence.PresenceAnnouncer;
import chat.verbatim.realtime.presence.PresenceLeases;
import chat.verbatim.realtime.presence.PresenceWatch;
import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.routing.RecordingConnection;
import chat.verbatim.realtime.routing.Rooms;
import chat.verbatim.realtime.signal.ChatChannel;
import chat.verbatim.realtime.transport.Frame;
import chat.verbatim.realtime.typing.TypingLeases;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** The parts of a gateway that speak over Redis, without sockets and without a log. */
final class GatewayParts implements AutoCloseable {
    static final Duration TTL = Duration.ofSeconds(3);
    private static final int LARGEST_CHAT = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final RedisGateway redis;
    private final PresenceWatch watch;
    final Rooms rooms;
    final TypingLeases typing;
    final PresenceAnnouncer presence;
    final PresenceLeases leases;

    /** @param memberships says which chats somebody is in who is not here */
    GatewayParts(String uri, Duration debounce, PresenceAnnouncer.ChatMemberships memberships) {
        FrameEncoder encoder = new FrameEncoder(JsonMapper.shared());
        this.redis = new RedisGateway(new RedisSettings(uri, TIMEOUT));
        ChatChannel channel = redis.channel(JsonMapper.shared());
        this.leases = redis.presence(TTL, debounce);
        this.rooms = new Rooms(8, new FollowedChats(channel));
        this.typing = new TypingLeases(rooms, channel, encoder, InstantSource.system(), Duration.ofMinutes(10));
        this.presence = new PresenceAnnouncer(
                leases,
                memberships,
                rooms,
                channel,
                encoder,
                new PresenceAnnouncer.Settings(LARGEST_CHAT, debounce),
                executor);
        channel.listen(new SignalRouter(presence, typing));
        this.watch = new PresenceWatch(leases, presence, TTL);
        watch.start();
    }

    RecordingConnection connect(String userId, String connectionId, String... chatIds) {
        RecordingConnection connection = new RecordingConnection(connectionId, userId);
        assertThat(rooms.join(
                        connection,
                        Set.of(chatIds),
                        0,
                        live -> Frame.of("caught_up", "{}".getBytes(StandardCharsets.UTF_8))))
                .isTrue();
        connection.takeEvents();
        presence.connected(connection);
        return connection;
    }

    void disconnect(RecordingConnection connection) {
        rooms.leave(connection);
        presence.disconnected(connection);
    }

    /** Ends it as a kill does: without giving anything back. */
    @Override
    public void close() {
        watch.stop();
        redis.close();
        executor.shutdownNow();
    }
}

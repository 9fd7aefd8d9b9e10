package chat.verbatim.realtime.redis;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.realtime.signal.ChatChannel;
import chat.verbatim.realtime.signal.ChatChannelContract;
import chat.verbatim.realtime.signal.ChatSignal.Typing;
import chat.verbatim.testservers.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RedisChatChannelTest extends ChatChannelContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final RedisServer server = RedisServer.start();
    private final List<RedisGateway> open = new ArrayList<>();

    @Override
    protected ChatChannel join() {
        RedisGateway gateway = new RedisGateway(new RedisSettings(server.uri(), TIMEOUT));
        open.add(gateway);
        ChatChannel channel = gateway.channel(JsonMapper.shared());
        channel.awaitFollowed();
        return channel;
    }

    @Override
    @AfterEach
    protected void close() {
        open.forEach(RedisGateway::close);
        server.close();
    }

    @Test
    void afterALossOfRedisEverythingIsFollowedAgainAlsoWhatWasFollowedMeanwhile() {
        ChatChannel one = listening("one");
        ChatChannel two = listening("two");
        followed(two, "tea");
        server.kill();
        two.follow("coffee");
        one.publish("tea", new Typing("lost", true));
        server.restart();

        RedisGateway sender = open.getFirst();
        await(() ->
                sender.revive() && one.otherFollowers(List.of("tea", "coffee")).size() == 2);
        one.publish("tea", new Typing("alice", true));
        one.publish("coffee", new Typing("alice", true));

        await(() -> heard.size() >= 2);
        assertThat(heard)
                .containsExactly("two tea " + new Typing("alice", true), "two coffee " + new Typing("alice", true));
    }
}

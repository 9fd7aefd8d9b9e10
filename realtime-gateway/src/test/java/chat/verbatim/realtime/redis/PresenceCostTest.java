package chat.verbatim.realtime.redis;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.realtime.routing.RecordingConnection;
import chat.verbatim.testservers.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one connect costs in a chat with many live members on two nodes. */
class PresenceCostTest {
    private static final Pattern CALLS = Pattern.compile("cmdstat_([a-z|]+):calls=(\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(ints = {10, 60, 1_000})
    void whatAConnectCostsIsBoundedWhateverTheSizeOfTheChat(int members) {
        try (RedisServer server = RedisServer.start();
                RedisClient client = RedisClient.create(server.uri());
                GatewayParts one = new GatewayParts(server.uri(), Duration.ofMinutes(1), userId -> List.of("tea"));
                GatewayParts two = new GatewayParts(server.uri(), Duration.ofMinutes(1), userId -> List.of("tea"))) {
            RedisCommands<String, String> redis = client.connect().sync();
            List<RecordingConnection> live = new ArrayList<>();
            for (int i = 0; i < members; i++) {
                live.add((i % 2 == 0 ? one : two).connect("user " + i, "connection " + i, "tea"));
            }
            settle(one, two, live);
            live.forEach(RecordingConnection::takeEvents);
            redis.configResetstat();

            RecordingConnection late = one.connect("late", "connection of late", "tea");
            Map<String, Integer> atOnce = commands(redis);
            List<RecordingConnection> all = new ArrayList<>(live);
            all.add(late);
            Map<RecordingConnection, List<String>> frames = settle(one, two, all);
            int heard = online(frames.getOrDefault(late, List.of()));
            int told = live.stream()
                    .mapToInt(other -> online(frames.getOrDefault(other, List.of())))
                    .sum();

            System.out.printf(
                    "Presence, one connect, %d live members on 2 nodes: %d frames to it, %d frames to others, Redis %s%n",
                    members, heard, told, atOnce);
            int expected = members <= 60 ? members : 0;
            assertThat(told).isEqualTo(expected);
            assertThat(heard).isEqualTo(expected);
            assertThat(atOnce.getOrDefault("publish", 0)).isLessThanOrEqualTo(3);
        }
    }

    /** Waits until all that was said before has arrived: what one node says arrives in order, and so does what is answered to it. */
    private static Map<RecordingConnection, List<String>> settle(
            GatewayParts one, GatewayParts two, List<RecordingConnection> live) {
        Map<RecordingConnection, List<String>> frames = new HashMap<>();
        int round = 0;
        for (GatewayParts sender : List.of(one, two, one)) {
            round++;
            sender.typing.renew("tea", "stranger");
            collect(live, frames, "user_typing", round);
            sender.typing.end("tea", "stranger");
            collect(live, frames, "user_stopped_typing", round);
        }
        return frames;
    }

    private static void collect(
            List<RecordingConnection> live, Map<RecordingConnection, List<String>> frames, String event, int times) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (RecordingConnection connection : live) {
            List<String> events = frames.computeIfAbsent(connection, some -> new ArrayList<>());
            while (Collections.frequency(events, event) < times) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                events.addAll(connection.takeEvents());
                Thread.onSpinWait();
            }
        }
    }

    private static int online(List<String> events) {
        return Math.toIntExact(events.stream().filter("user_online"::equals).count());
    }

    private static Map<String, Integer> commands(RedisCommands<String, String> redis) {
        Map<String, Integer> calls = new TreeMap<>();
        Matcher found = CALLS.matcher(redis.info("commandstats"));
        while (found.find()) {
            calls.put(found.group(1), Integer.parseInt(found.group(2)));
        }
        return calls;
    }
}

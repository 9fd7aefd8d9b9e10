package chat.verbatim.standalone.cluster;

import chat.verbatim.testservers.FreePorts;
import chat.verbatim.testservers.RabbitServer;
import chat.verbatim.testservers.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** All roles as real processes, two of each, over a store, a Redis and a RabbitMQ of their own. */
public final class Cluster implements AutoCloseable {
    private static final String PASSWORD = "a-password-for-the-store";
    private static final String SECRET = "a secret among the nodes";

    private final Path folder;
    private final RedisServer redis;
    private final RabbitServer rabbit;
    private final int storePort = FreePorts.next();
    private final List<String> commandAddresses = addresses();
    private final List<String> queryAddresses = addresses();
    private final ClusterNode store;
    private final List<ClusterNode> commandSide;
    private final List<ClusterNode> querySide;
    private final List<ClusterNode> gateways;

    private Cluster(Duration clocksApart) {
        try {
            folder = Files.createTempDirectory("verbatim-cluster");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        CompletableFuture<RabbitServer> broker = CompletableFuture.supplyAsync(RabbitServer::start);
        redis = RedisServer.start();
        store = new ClusterNode(
                "store",
                "chat.verbatim.standalone.StoreServer",
                "Verbatim store is ready at ",
                Map.of(
                        "VERBATIM_DATA", folder.resolve("data").toString(),
                        "VERBATIM_STORE_PORT", Integer.toString(storePort),
                        "VERBATIM_STORE_PASSWORD", PASSWORD),
                List.of(),
                folder);
        rabbit = broker.join();
        commandSide = two("command-side", "command.CommandSide", commandAddresses, clocksApart);
        querySide = two("query-side", "query.QuerySide", queryAddresses, clocksApart);
        gateways = two("realtime-gateway", "realtime.RealtimeGateway", List.of("", ""), clocksApart);
    }

    /** A cluster that serves. */
    public static Cluster start() {
        return start(Duration.ZERO);
    }

    /** @param clocksApart how far the clocks of the second process of each side go ahead of all others */
    public static Cluster start(Duration clocksApart) {
        Cluster cluster = new Cluster(clocksApart);
        try {
            cluster.store.launch();
            cluster.store.awaitReady();
            cluster.roles().forEach(ClusterNode::launch);
            cluster.roles().forEach(ClusterNode::awaitReady);
            return cluster;
        } catch (RuntimeException failed) {
            cluster.close();
            throw failed;
        }
    }

    private List<ClusterNode> two(String role, String application, List<String> addresses, Duration clocksApart) {
        List<ClusterNode> nodes = new ArrayList<>();
        for (int number = 0; number < 2; number++) {
            List<String> arguments = List.of(
                    "--verbatim.node.mongodb=" + storeUri(),
                    "--verbatim.node.redis=" + redis.uri(),
                    "--verbatim.realtime.redis.uri=" + redis.uri(),
                    "--verbatim.realtime.offline.uri=" + rabbit.uri(),
                    "--management.endpoint.health.show-details=always",
                    "--verbatim.realtime.heartbeat-interval=1s",
                    "--verbatim.realtime.presence-ttl=3s",
                    "--verbatim.realtime.presence-debounce=1s",
                    "--verbatim.realtime.webhooks.allow-private-receivers=true",
                    "--verbatim.node.address=" + addresses.get(number),
                    "--verbatim.node.command-nodes=" + String.join(",", commandAddresses),
                    "--verbatim.node.query-nodes=" + String.join(",", queryAddresses),
                    "--verbatim.node.secret=" + SECRET,
                    "--verbatim.query.node=" + "ab".charAt(number));
            Duration ahead = number == 0 ? Duration.ZERO : clocksApart;
            nodes.add(ClusterNode.ofRole(
                    role, "chat.verbatim." + application + "Application", number, ahead, arguments, folder));
        }
        return List.copyOf(nodes);
    }

    private static List<String> addresses() {
        return List.of("127.0.0.1:" + FreePorts.next(), "127.0.0.1:" + FreePorts.next());
    }

    public ClusterNode store() {
        return store;
    }

    public List<ClusterNode> commandSide() {
        return commandSide;
    }

    public List<ClusterNode> querySide() {
        return querySide;
    }

    public List<ClusterNode> gateways() {
        return gateways;
    }

    public RedisServer redis() {
        return redis;
    }

    public RabbitServer rabbit() {
        return rabbit;
    }

    /** Where clients of MongoDB's protocol find the store. */
    public String storeUri() {
        return "mongodb://verbatim:%s@127.0.0.1:%d/?authMechanism=PLAIN&authSource=$external"
                .formatted(PASSWORD, storePort);
    }

    /** What all of them said, for whoever has to find out what went wrong. */
    public String output() {
        StringBuilder all = new StringBuilder(store.output());
        roles().forEach(node -> all.append(node.output()));
        return all.toString();
    }

    private List<ClusterNode> roles() {
        return Stream.of(commandSide, querySide, gateways).flatMap(List::stream).toList();
    }

    @Override
    public void close() {
        roles().forEach(ClusterNode::close);
        store.close();
        redis.close();
        rabbit.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

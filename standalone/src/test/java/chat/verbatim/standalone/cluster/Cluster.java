package chat.verbatim.standalone.cluster;

import chat.verbatim.testservers.CaddyServer;
import chat.verbatim.testservers.FreePorts;
import chat.verbatim.testservers.RabbitServer;
import chat.verbatim.testservers.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** All roles as real processes, two of each, over a store, a Redis and a RabbitMQ of their own. */
public final class Cluster implements AutoCloseable {
    /** The e-mail address of whoever runs it. */
    public static final String OPERATOR = "operator@example.org";

    public static final String PASSWORD = "a-password-for-the-store";
    /** Under which the texts in its store lie. */
    public static final String MASTER_KEY = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=";

    public static final String SECRET = "a secret among the nodes";

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
    private @Nullable CaddyServer proxy;

    private Cluster(Duration clocksApart, List<String> settings) {
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
        commandSide = two("command-side", "command.CommandSide", commandAddresses, clocksApart, settings);
        querySide = two("query-side", "query.QuerySide", queryAddresses, clocksApart, settings);
        gateways = two("realtime-gateway", "realtime.RealtimeGateway", List.of("", ""), clocksApart, settings);
    }

    /** A cluster that serves. */
    public static Cluster start() {
        return start(Duration.ZERO);
    }

    /** @param clocksApart how far the clocks of the second process of each side go ahead of all others */
    public static Cluster start(Duration clocksApart) {
        return start(clocksApart, List.of());
    }

    /** @param settings of each process besides what it needs, as in {@code --name=value} */
    public static Cluster start(List<String> settings) {
        return start(Duration.ZERO, settings);
    }

    private static Cluster start(Duration clocksApart, List<String> settings) {
        Cluster cluster = new Cluster(clocksApart, settings);
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

    private List<ClusterNode> two(
            String role, String application, List<String> addresses, Duration clocksApart, List<String> settings) {
        List<ClusterNode> nodes = new ArrayList<>();
        for (int number = 0; number < 2; number++) {
            List<String> arguments = new ArrayList<>(settings);
            Collections.addAll(
                    arguments,
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
                    "--verbatim.personal-keys.master=" + MASTER_KEY,
                    "--verbatim.command.operators=" + OPERATOR,
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

    /** One door to all roles, as an installation has it; opened when it is first asked for. */
    public CaddyServer proxy() {
        if (proxy == null) {
            proxy = CaddyServer.start(
                    talkativeCaddyfile(),
                    Map.of(
                            "VERBATIM_COMMAND_SIDE", upstreams(commandSide),
                            "VERBATIM_QUERY_SIDE", upstreams(querySide),
                            "VERBATIM_GATEWAYS", upstreams(gateways),
                            "VERBATIM_WEB_ROOT", folder.toString()));
        }
        return proxy;
    }

    /** That of an installation, which also says why somebody got no answer. */
    private Path talkativeCaddyfile() {
        String told = """
                {
                	log unanswered {
                		level DEBUG
                		include http.log.error
                		format console
                	}
                """;
        try {
            String deployed = Files.readString(Path.of("..", "deploy", "Caddyfile"));
            return Files.writeString(folder.resolve("Caddyfile"), deployed.replaceFirst("(?m)^\\{\n", told));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String upstreams(List<ClusterNode> nodes) {
        return nodes.stream().map(node -> node.url().getAuthority()).collect(Collectors.joining(" "));
    }

    /** Where clients of MongoDB's protocol find the store. */
    public String storeUri() {
        return "mongodb://verbatim:%s@127.0.0.1:%d/?authMechanism=PLAIN&authSource=$external"
                .formatted(PASSWORD, storePort);
    }

    /** What all of them said, for whoever has to find out what went wrong. */
    public String output() {
        StringBuilder all = new StringBuilder(store.output());
        if (proxy != null) {
            all.append("--- proxy\n").append(proxy.output());
        }
        roles().forEach(node -> all.append(node.output()));
        return all.toString();
    }

    private List<ClusterNode> roles() {
        return Stream.of(commandSide, querySide, gateways).flatMap(List::stream).toList();
    }

    @Override
    public void close() {
        if (proxy != null) {
            proxy.close();
        }
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

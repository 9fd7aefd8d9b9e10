package chat.verbatim.node;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.node.rpc.NodeAddress;
import chat.verbatim.node.rpc.RpcServer;
import chat.verbatim.testservers.FreePorts;
import chat.verbatim.testservers.RedisServer;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What a process says of its health, and whether it stays in service, while its surroundings come and go. */
class ProcessHealthTest {
    private static final String SECRET = "a secret of sixteen and more";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Status DEGRADED = new Status("DEGRADED");

    private final MongoServer store = new MongoServer(new MemoryBackend());
    private final RedisServer redis = RedisServer.start();
    private final String one = "127.0.0.1:" + FreePorts.next();
    private final String two = "127.0.0.1:" + FreePorts.next();
    private final RpcServer first = serve(one);
    private final RpcServer second = serve(two);
    private ConfigurableApplicationContext process;
    private HealthEndpoint health;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(NodeConfiguration.class)
    static class Role {}

    @BeforeEach
    void start() {
        store.bind("127.0.0.1", 0);
        process = new SpringApplicationBuilder(Role.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.config.name=verbatim-node",
                        "--axoniq.update-checker.disabled=true",
                        "--verbatim.node.mongodb=mongodb://127.0.0.1:"
                                + store.getLocalAddress().getPort(),
                        "--verbatim.node.redis=" + redis.uri(),
                        "--verbatim.node.drain=0s",
                        "--verbatim.node.command-nodes=" + one + "," + two,
                        "--verbatim.node.query-nodes=" + one + "," + two,
                        "--verbatim.node.secret=" + SECRET);
        health = process.getBean(HealthEndpoint.class);
        await(() -> part("logNudge").getStatus().equals(Status.UP));
    }

    @AfterEach
    void end() {
        process.close();
        first.close();
        second.close();
        redis.close();
        store.shutdownNow();
    }

    private static RpcServer serve(String address) {
        RpcServer server = new RpcServer(NodeAddress.parse(address), SECRET, none -> none, none -> none);
        server.start();
        return server;
    }

    private IndicatedHealthDescriptor part(String name) {
        return (IndicatedHealthDescriptor) found(name);
    }

    private HealthDescriptor found(String... path) {
        return Objects.requireNonNull(health.healthForPath(path), () -> "no health of " + String.join("/", path));
    }

    private void assertStatuses(Status all, Status readiness, Status liveness) {
        assertThat(health.health().getStatus()).as("all").isEqualTo(all);
        assertThat(found("readiness").getStatus()).as("readiness").isEqualTo(readiness);
        assertThat(found("liveness").getStatus()).as("liveness").isEqualTo(liveness);
    }

    private void assertPart(String name, Status status, String part) {
        assertThat(part(name).getStatus()).isEqualTo(status);
        assertThat(part(name).getDetails()).containsEntry("part", part).containsKey("reason");
    }

    @Test
    void whenEverythingAnswersAllIsWell() {
        assertStatuses(Status.UP, Status.UP, Status.UP);
        for (String name : new String[] {"store", "logNudge", "commandNodes", "queryNodes"}) {
            assertThat(part(name).getStatus()).as(name).isEqualTo(Status.UP);
        }
    }

    @Test
    void oneOfTwoProcessesThatIsDownIsNamedAndTakesNobodyOutOfService() {
        first.close();

        assertPart("commandNodes", DEGRADED, "command-nodes");
        assertPart("queryNodes", DEGRADED, "query-nodes");
        assertThat(part("commandNodes").getDetails()).containsEntry("reason", one + " cannot be reached");
        assertStatuses(Status.UP, Status.UP, Status.UP);
    }

    @Test
    void aSideThatIsDownAltogetherShowsButTakesNobodyOutOfService() {
        first.close();
        second.close();

        assertPart("commandNodes", Status.DOWN, "command-nodes");
        assertStatuses(Status.DOWN, Status.UP, Status.UP);
    }

    @Test
    void withoutRedisTheProcessServesAndSaysSo() {
        redis.kill();

        assertPart("logNudge", DEGRADED, "Redis");
        assertStatuses(Status.UP, Status.UP, Status.UP);

        redis.restart();
        await(() -> part("logNudge").getStatus().equals(Status.UP));
    }

    @Test
    void withoutTheStoreTheProcessIsNotReadyButNeedsNoRestart() {
        store.shutdownNow();

        assertPart("store", Status.DOWN, "store");
        assertStatuses(Status.DOWN, Status.DOWN, Status.UP);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

package chat.verbatim.realtime.redis;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.realtime.presence.PresenceChange;
import chat.verbatim.realtime.presence.PresenceContract;
import chat.verbatim.realtime.presence.PresenceLeases;
import chat.verbatim.testservers.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisPresenceTest extends PresenceContract {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RedisServer server = RedisServer.start();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<PresenceChange> told = new ArrayList<>();

    @Override
    protected PresenceLeases leases(Duration debounce) {
        PresenceLeases leases = node(LONG, debounce);
        awaitKnown(leases);
        return leases;
    }

    @Override
    @AfterEach
    protected void close() {
        server.resume();
        open.forEach(node -> {
            try {
                node.close();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        server.close();
    }

    @Test
    void theKeyOfAUserLivesAsLongAsTheirLeases() {
        RedisCommands<String, String> redis = client();
        PresenceLeases leases = leases(LONG);
        leases.take("alice", "phone");

        assertThat(redis.pttl("user:alice:online")).isBetween(1L, LONG.toMillis());
        leases.release("alice", "phone");
        assertThat(redis.exists("user:alice:online")).isZero();
    }

    @Test
    void nodesShareTheLeasesOfAUser() {
        PresenceLeases one = leases(LONG);
        PresenceLeases two = leases(LONG);

        assertThat(one.take("alice", "phone")).isPresent();
        assertThat(two.take("alice", "laptop")).isEmpty();
        one.release("alice", "phone");
        assertThat(one.online(List.of("alice"))).isEqualTo(Optional.of(Set.of("alice")));
        two.release("alice", "laptop");
        assertThat(one.take("alice", "phone again")).isEmpty();
    }

    @Test
    void ofANodeThatIsKilledAnotherOneTellsAndNoThird() {
        PresenceLeases killed = node(Duration.ofSeconds(1), LONG);
        PresenceLeases one = node(LONG, LONG);
        PresenceLeases two = node(LONG, LONG);
        awaitKnown(one);
        killed.take("alice", "phone");

        await(() -> {
            one.sweep(told::add);
            two.sweep(told::add);
            return !told.isEmpty();
        });
        one.sweep(told::add);
        two.sweep(told::add);

        assertThat(told).singleElement().satisfies(gone -> {
            assertThat(gone.userId()).isEqualTo("alice");
            assertThat(gone.lastSeen()).isNotNull();
        });
        assertThat(one.online(List.of("alice"))).isEqualTo(Optional.of(Set.of()));
    }

    @Test
    void aRenewalKeepsAllLeasesOfANodeInOneRoundTripForHundredsOfUsers() {
        RedisCommands<String, String> redis = client();
        PresenceLeases leases = leases(LONG);
        for (int i = 0; i < 250; i++) {
            leases.take("user " + i, "phone of " + i);
        }
        redis.configResetstat();

        leases.renew(told::add);

        assertThat(told).isEmpty();
        assertThat(redis.info("commandstats")).contains("cmdstat_eval:calls=3,");
    }

    @Test
    void whileRedisIsKilledNothingIsKnownAndAfterwardsEverythingIsThereAgain() {
        PresenceLeases leases = leases(Duration.ZERO);
        leases.take("alice", "phone");
        leases.take("bob", "phone of bob");
        server.kill();

        assertThat(leases.online(List.of("alice"))).isEmpty();
        assertThat(leases.take("carol", "phone of carol")).isEmpty();
        leases.release("bob", "phone of bob");
        leases.sweep(told::add);
        assertThat(told).isEmpty();

        server.restart();
        await(() -> {
            leases.sweep(told::add);
            return told.size() >= 2
                    && leases.online(List.of("alice", "bob", "carol")).equals(Optional.of(Set.of("alice", "carol")));
        });
        assertThat(told).extracting(PresenceChange::userId).containsExactlyInAnyOrder("bob", "carol");
    }

    @Test
    void whileRedisHangsNobodyWaitsAndNobodyIsGoneAfterwards() {
        PresenceLeases leases = node(Duration.ofSeconds(4), LONG);
        awaitKnown(leases);
        leases.take("alice", "phone");
        server.pause();
        leases.sweep(told::add);

        long before = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            leases.take("user " + i, "phone of " + i);
        }
        assertThat(leases.online(List.of("alice"))).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(PATIENCE);
        awaitMillis(5_000);

        server.resume();
        await(() -> {
            leases.sweep(told::add);
            return leases.online(List.of("alice", "user 7")).equals(Optional.of(Set.of("alice", "user 7")));
        });
        assertThat(told).extracting(PresenceChange::userId).doesNotContain("alice");
        assertThat(told).extracting(PresenceChange::lastSeen).containsOnlyNulls();
    }

    private PresenceLeases node(Duration ttl, Duration debounce) {
        RedisGateway gateway = new RedisGateway(new RedisSettings(server.uri(), Duration.ofMillis(500)));
        open.add(gateway);
        return gateway.presence(ttl, debounce);
    }

    private RedisCommands<String, String> client() {
        RedisClient client = RedisClient.create(server.uri());
        open.add(client);
        return client.connect().sync();
    }

    private static void awaitKnown(PresenceLeases leases) {
        await(() -> {
            leases.sweep(change -> {});
            return leases.online(List.of("nobody")).isPresent();
        });
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            awaitMillis(50);
        }
    }

    private static void awaitMillis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}

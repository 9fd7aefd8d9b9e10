package chat.verbatim.realtime.redis;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.realtime.routing.RecordingConnection;
import chat.verbatim.testservers.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwoGatewaysTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration DEBOUNCE = Duration.ofSeconds(1);
    private static final Duration LONG_DEBOUNCE = Duration.ofMinutes(1);

    private final RedisServer server = RedisServer.start();
    private final GatewayParts one = new GatewayParts(server.uri(), DEBOUNCE, userId -> List.of("tea"));
    private final GatewayParts two = new GatewayParts(server.uri(), DEBOUNCE, userId -> List.of("tea"));

    @BeforeEach
    void settle() {
        await(() -> one.leases.online(List.of("nobody")).isPresent());
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
        server.close();
    }

    @Test
    void peopleOnTwoNodesSeeEachOtherComeAndGoOnceEach() {
        RecordingConnection alice = one.connect("alice", "a1", "tea", "cake");
        RecordingConnection bob = two.connect("bob", "b1", "tea", "cake");
        Heard byAlice = new Heard(alice);
        Heard byBob = new Heard(bob);

        byAlice.await("user_online");
        byBob.await("user_online");
        two.disconnect(bob);
        byAlice.await("user_online", "user_offline");
        RecordingConnection again = two.connect("bob", "b2", "tea", "cake");
        byAlice.await("user_online", "user_offline", "user_online");
        assertThat(new Heard(again).await("user_online")).hasSize(1);
        assertThat(byBob.events()).hasSize(1);
    }

    @Test
    void nothingIsToldOfSomebodyWhoMovesToTheOtherNode() {
        RecordingConnection alice = one.connect("alice", "a1", "tea");
        RecordingConnection bob = two.connect("bob", "b1", "tea");
        Heard byAlice = new Heard(alice);
        byAlice.await("user_online");

        two.disconnect(bob);
        one.connect("bob", "b2", "tea");
        RecordingConnection carol = two.connect("carol", "c1", "tea");

        byAlice.await("user_online", "user_online");
        new Heard(carol).await("user_online", "user_online");
        two.disconnect(carol);
        byAlice.await("user_online", "user_online", "user_offline");
    }

    @Test
    void whoeverComesWhileSomebodyIsAwayForAMomentSeesThemReturn() {
        GatewayParts patient = new GatewayParts(server.uri(), LONG_DEBOUNCE, userId -> List.of("tea"));
        GatewayParts other = new GatewayParts(server.uri(), LONG_DEBOUNCE, userId -> List.of("tea"));
        try (patient;
                other) {
            RecordingConnection bob = patient.connect("bob", "b1", "tea");
            RecordingConnection dora = patient.connect("dora", "d1", "tea");
            Heard byDora = new Heard(dora);
            byDora.await("user_online");
            patient.disconnect(bob);
            Heard byAlice = new Heard(patient.connect("alice", "a1", "tea"));
            Heard byCarol = new Heard(other.connect("carol", "c1", "tea"));
            byAlice.await("user_online", "user_online");
            byCarol.await("user_online", "user_online");

            patient.connect("bob", "b2", "tea");

            byAlice.await("user_online", "user_online", "user_online");
            byCarol.await("user_online", "user_online", "user_online");
            // Who saw no departure sees no return: of bob once, of alice, of carol.
            byDora.await("user_online", "user_online", "user_online");
        }
    }

    @Test
    void whoTypesOnOneNodeIsSeenOnTheOther() {
        one.connect("alice", "a1", "tea");
        RecordingConnection bob = two.connect("bob", "b1", "tea");
        RecordingConnection stranger = two.connect("carol", "c1", "coffee");
        Heard byBob = new Heard(bob);
        byBob.await("user_online");

        one.typing.renew("tea", "alice");
        one.typing.end("tea", "alice");

        byBob.await("user_online", "user_typing", "user_stopped_typing");
        assertThat(stranger.takeEvents()).isEmpty();
    }

    @Test
    void ofTheUsersOfAKilledNodeTheOtherOneTells() {
        RecordingConnection alice = one.connect("alice", "a1", "tea");
        two.connect("bob", "b1", "tea");
        Heard byAlice = new Heard(alice);
        byAlice.await("user_online");
        long killed = System.nanoTime();

        two.close();

        byAlice.await("user_online", "user_offline");
        System.out.printf(
                "A killed node's user was told offline after %d ms (life of a lease: %d ms)%n",
                Duration.ofNanos(System.nanoTime() - killed).toMillis(), GatewayParts.TTL.toMillis());
        assertThat(one.leases.online(List.of("alice", "bob"))).isEqualTo(Optional.of(Set.of("alice")));
    }

    @Test
    void afterALossOfRedisEverythingGoesOnAndNobodyWasToldAnythingWrong() {
        RecordingConnection alice = one.connect("alice", "a1", "tea");
        RecordingConnection bob = two.connect("bob", "b1", "tea");
        Heard byAlice = new Heard(alice);
        Heard byBob = new Heard(bob);
        byAlice.await("user_online");
        byBob.await("user_online");

        server.kill();
        await(() -> one.leases.online(List.of("bob")).isEmpty());
        two.typing.renew("tea", "bob");
        server.restart();
        await(() -> one.leases.online(List.of("alice", "bob")).equals(Optional.of(Set.of("alice", "bob"))));
        await(() -> two.leases.online(List.of("alice")).isPresent());
        // The connection for channels may be the last that comes back, and what is said before is lost.
        await(() -> {
            one.typing.renew("tea", "alice");
            one.typing.end("tea", "alice");
            return byBob.events().contains("user_stopped_typing");
        });

        two.disconnect(bob);
        byAlice.await("user_online", "user_offline");
        assertThat(byBob.events()).doesNotContain("user_offline");
    }

    private static final class Heard {
        private final RecordingConnection connection;
        private final List<String> events = new ArrayList<>();

        Heard(RecordingConnection connection) {
            this.connection = connection;
        }

        List<String> events() {
            events.addAll(connection.takeEvents());
            return events;
        }

        /** All that was heard since the beginning, in order. */
        List<String> await(String... expected) {
            TwoGatewaysTest.await(() -> events().size() >= expected.length);
            assertThat(events).containsExactly(expected);
            return events;
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

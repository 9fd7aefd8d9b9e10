package chat.verbatim.realtime.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What any leases promise to one node. */
public abstract class PresenceContract {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Leases that are known to nobody else, with this debounce; ready to answer. */
    protected abstract PresenceLeases leases(Duration debounce);

    @AfterEach
    protected void close() {}

    @Test
    void aUserComesWithTheirFirstConnectionAndIsOnlineWhileAnyLives() {
        PresenceLeases leases = leases(LONG);

        assertThat(leases.take("alice", "phone")).hasValueSatisfying(came -> {
            assertThat(came.userId()).isEqualTo("alice");
            assertThat(came.lastSeen()).isNull();
        });
        assertThat(leases.take("alice", "laptop")).isEmpty();
        leases.release("alice", "phone");
        assertThat(leases.online(List.of("alice", "bob"))).isEqualTo(Optional.of(Set.of("alice")));

        leases.release("alice", "laptop");
        assertThat(leases.online(List.of("alice", "bob"))).isEqualTo(Optional.of(Set.of()));
    }

    @Test
    void nothingIsToldOfSomebodyWhoIsBackSoon() {
        PresenceLeases leases = leases(LONG);
        leases.take("alice", "phone");
        leases.release("alice", "phone");

        assertThat(swept(leases)).isEmpty();
        assertThat(leases.take("alice", "phone again")).isEmpty();
        assertThat(leases.online(List.of("alice"))).isEqualTo(Optional.of(Set.of("alice")));
    }

    @Test
    void aDepartureIsToldOnceWithTheTimeAndAReturnAfterIt() {
        PresenceLeases leases = leases(Duration.ZERO);
        PresenceChange came = leases.take("alice", "phone").orElseThrow();
        leases.release("alice", "phone");
        leases.release("alice", "phone");

        PresenceChange left = awaitDeparture(leases);
        assertThat(left.userId()).isEqualTo("alice");
        assertThat(left.lastSeen())
                .isBetween(Instant.now().minus(LONG), Instant.now().plus(LONG));
        assertThat(left.version()).isGreaterThan(came.version());
        assertThat(swept(leases)).isEmpty();

        assertThat(leases.take("alice", "phone")).hasValueSatisfying(back -> {
            assertThat(back.lastSeen()).isNull();
            assertThat(back.version()).isGreaterThan(left.version());
        });
    }

    @Test
    void aLeaseThatWasNeverTakenIsNotGivenBack() {
        PresenceLeases leases = leases(Duration.ZERO);
        leases.release("alice", "phone");

        assertThat(swept(leases)).isEmpty();
    }

    @Test
    void aRenewalTellsNothingNew() {
        PresenceLeases leases = leases(LONG);
        leases.take("alice", "phone");
        List<PresenceChange> told = new ArrayList<>();

        leases.renew(told::add);

        assertThat(told).isEmpty();
        assertThat(leases.online(List.of("alice"))).isEqualTo(Optional.of(Set.of("alice")));
    }

    @Test
    void thousandsAreAskedForAtOnce() {
        PresenceLeases leases = leases(LONG);
        leases.take("user 2500", "phone");
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            many.add("user " + i);
        }

        assertThat(leases.online(many)).isEqualTo(Optional.of(Set.of("user 2500")));
    }

    private static PresenceChange awaitDeparture(PresenceLeases leases) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            List<PresenceChange> gone = swept(leases);
            if (!gone.isEmpty()) {
                assertThat(gone).hasSize(1);
                return gone.getFirst();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("Nobody left");
    }

    private static List<PresenceChange> swept(PresenceLeases leases) {
        List<PresenceChange> told = new ArrayList<>();
        leases.sweep(told::add);
        return told;
    }
}

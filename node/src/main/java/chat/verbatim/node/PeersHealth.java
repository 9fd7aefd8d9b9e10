package chat.verbatim.node;

import chat.verbatim.node.rpc.NodeAddress;
import chat.verbatim.node.rpc.Peers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the processes of a role answer. While one of them does, this process serves all the same, so it is only degraded: one process that
 * is down must not take those that ask it out of service.
 */
final class PeersHealth implements HealthIndicator {
    private final String role;
    private final Peers peers;
    private final Duration patience;

    /**
     * @param role the setting that lists them
     * @param patience how long an answer is waited for
     */
    PeersHealth(String role, Peers peers, Duration patience) {
        this.role = role;
        this.peers = peers;
        this.patience = patience;
    }

    @Override
    public Health health() {
        Map<NodeAddress, String> faults = peers.faults(patience);
        if (faults.isEmpty()) {
            return Health.up().build();
        }
        Health.Builder health = faults.size() < peers.size() ? Health.status("DEGRADED") : Health.down();
        return health.withDetail("part", role)
                .withDetail("reason", sentence(faults))
                .build();
    }

    private static String sentence(Map<NodeAddress, String> faults) {
        return faults.entrySet().stream()
                .map(fault -> fault.getKey() + " " + fault.getValue())
                .collect(Collectors.joining("; "));
    }
}

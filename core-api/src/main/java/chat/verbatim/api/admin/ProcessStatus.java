package chat.verbatim.api.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a process says of itself.
 *
 * @param id names the process among all, also after a restart: its role, {@code @}, and where it is
 * @param version of the program; {@code development} where it was not packaged
 * @param seenAt when it said so, by its own clock
 * @param health {@code UP}, {@code DEGRADED}, {@code DOWN}, {@code OUT_OF_SERVICE} or {@code UNKNOWN}
 * @param projections those that it keeps; none but in a query side
 */
public record ProcessStatus(
        String id,
        String role,
        String version,
        Instant startedAt,
        Instant seenAt,
        String health,
        List<Part> parts,
        Figures figures,
        List<ProjectionState> projections) {
    private static final Duration SILENCE = Duration.ofSeconds(15);

    public ProcessStatus {
        parts = List.copyOf(parts);
        projections = List.copyOf(projections);
    }

    /** Whether nothing was heard of the process for so long that it may be gone. Clocks may differ by less than that. */
    public boolean isSilent(Instant now) {
        return seenAt.isBefore(now.minus(SILENCE));
    }

    /**
     * Something that the process needs or has, such as its store.
     *
     * @param health as that of the process
     * @param reason why it is not {@code UP}, in words; may name addresses
     */
    public record Part(String name, String health, @Nullable String reason) {}

    /**
     * What can be measured. What a role does not have is null; rates are those of the last seconds.
     *
     * @param heapLimitBytes how far the heap may grow
     * @param processor share of all processors that the process uses, 0 to 1
     * @param head where the log ends, as far as the process knows, in commits
     * @param shown how much of the log was shown to connections, in commits
     * @param catchUpsWaiting clients that came back and wait for their turn
     * @param messagesPerSecond messages that were taken into the log
     * @param framesPerSecond frames that were handed to connections
     * @param sendToAck from a socket's message to its acknowledgement
     * @param appendToFrame from the log to the connections, by two clocks where they are of two machines
     */
    public record Figures(
            long heapBytes,
            long heapLimitBytes,
            @Nullable Double processor,
            long head,
            @Nullable Long shown,
            @Nullable Long connections,
            @Nullable Long catchUpsWaiting,
            @Nullable Double requestsPerSecond,
            @Nullable Double messagesPerSecond,
            @Nullable Double framesPerSecond,
            @Nullable Latency sendToAck,
            @Nullable Latency appendToFrame) {}

    /**
     * How long something took during the last minute, in milliseconds.
     *
     * @param count how often it happened, 1 or more
     */
    public record Latency(long count, double p50, double p95, double p99) {}
}

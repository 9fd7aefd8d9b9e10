package chat.verbatim.query.admin;

import chat.verbatim.api.admin.ProcessStatus;
import chat.verbatim.api.admin.ProcessStatus.Figures;
import chat.verbatim.api.admin.ProcessStatus.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All processes of the installation.
 *
 * @param head where the log ends
 * @param commits how many commits that is
 * @param at the time of the answer
 */
record ServerStatus(String head, long commits, Instant at, List<Seen> processes) {
    /** @param silent whether nothing was heard of it for a while, so that everything else here is old */
    record Seen(
            String id,
            String role,
            String version,
            Instant startedAt,
            Instant seenAt,
            long uptimeSeconds,
            boolean silent,
            String health,
            List<Part> parts,
            Figures figures) {
        static Seen of(ProcessStatus status, Instant now) {
            return new Seen(
                    status.id(),
                    status.role(),
                    status.version(),
                    status.startedAt(),
                    status.seenAt(),
                    Math.max(
                            0,
                            Duration.between(status.startedAt(), status.seenAt())
                                    .toSeconds()),
                    status.isSilent(now),
                    status.health(),
                    status.parts(),
                    status.figures());
        }
    }
}

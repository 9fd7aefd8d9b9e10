package chat.verbatim.query.admin;

import chat.verbatim.api.Position;
import chat.verbatim.api.admin.DeadLetter;
import chat.verbatim.api.admin.ProcessStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter, as operators see it.
 *
 * @param leftOutBy ids of the processes whose documents lack the event; none where it was applied after all
 */
record KeptLetter(
        String projection,
        String position,
        String type,
        @Nullable String stream,
        @Nullable Long seq,
        String reason,
        Instant at,
        String by,
        List<String> leftOutBy) {
    static KeptLetter of(DeadLetter letter, List<ProcessStatus> processes) {
        return new KeptLetter(
                letter.projection(),
                Position.encode(letter.position()),
                letter.type(),
                letter.stream(),
                letter.stream() == null ? null : letter.seq(),
                letter.reason(),
                letter.at(),
                letter.by(),
                processes.stream()
                        .filter(process -> process.projections().stream()
                                .anyMatch(projection -> projection.name().equals(letter.projection())
                                        && projection.leftOut().contains(letter.position())))
                        .map(ProcessStatus::id)
                        .toList());
    }
}

package chat.verbatim.realtime.whereabouts;

import chat.verbatim.api.admin.ProcessStatus;
import chat.verbatim.api.admin.ProcessStatuses;
import chat.verbatim.realtime.whereabouts.Whereabouts.Reader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The processes that read the log, by what each has said of itself within the last seconds. */
final class Readers {
    private final ProcessStatuses statuses;
    private final InstantSource clock;

    Readers(ProcessStatuses statuses, InstantSource clock) {
        this.statuses = statuses;
        this.clock = clock;
    }

    /** @param commit in which the message stands */
    List<Reader> of(long commit) {
        Instant now = clock.instant();
        List<Reader> readers = new ArrayList<>();
        for (ProcessStatus process : statuses.all()) {
            process.projections()
                    .forEach(projection -> readers.add(
                            reader(process, projection.name(), commit - LogPlace.commits(projection.position()), now)));
            Long shown = process.figures().shown();
            if (shown != null) {
                readers.add(reader(process, null, commit - shown, now));
            }
        }
        return readers;
    }

    private static Reader reader(ProcessStatus process, @Nullable String projection, long behind, Instant now) {
        return new Reader(
                process.id(), process.role(), projection, Math.max(0, behind), process.seenAt(), process.isSilent(now));
    }
}

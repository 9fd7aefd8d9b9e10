package chat.verbatim.node.audit;

import chat.verbatim.api.audit.AuditorEvent;
import chat.verbatim.api.audit.AuditorEvent.AuditorAppointed;
import chat.verbatim.api.audit.AuditorEvent.AuditorDismissed;
import chat.verbatim.api.audit.AuditorEvent.LogAudited;
import chat.verbatim.api.audit.Auditors;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Objects;

/**
 * Asks the log each time, for what stands behind what is known already: one round trip, and a dismissal counts at once in every process.
 */
final class LogAuditors implements Auditors {
    private static final int PAGE = 32;
    private static final int REMEMBERED = 1_000;

    private final LogReader log;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    LogAuditors(LogReader log) {
        this.log = log;
    }

    /** @param next seq of the first event that is not known */
    private record Known(long next, boolean appointed) {
        static final Known NOTHING = new Known(0, false);

        Known and(LogEntry entry) {
            return switch ((AuditorEvent) entry.event().getPayload()) {
                case AuditorAppointed _ -> new Known(next + 1, true);
                case AuditorDismissed _ -> new Known(next + 1, false);
                case LogAudited _ -> new Known(next + 1, appointed);
            };
        }
    }

    @Override
    public boolean contains(String userId) {
        Known state = Objects.requireNonNullElse(known.getIfPresent(userId), Known.NOTHING);
        long before = state.next;
        List<LogEntry> page;
        do {
            page = log.readAggregate(AuditorEvent.streamOf(userId), state.next, state.next + PAGE - 1);
            for (LogEntry entry : page) {
                state = state.and(entry);
            }
        } while (page.size() == PAGE);
        if (state.next > before) {
            known.put(userId, state);
        }
        return state.appointed;
    }
}

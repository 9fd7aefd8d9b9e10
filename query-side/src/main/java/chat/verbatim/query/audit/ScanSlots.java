package chat.verbatim.query.audit;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How many scans run at one time, in all and for one auditor. Thread-safe. */
final class ScanSlots {
    private static final Duration COME_BACK = Duration.ofSeconds(10);

    private final AuditSettings settings;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    ScanSlots(AuditSettings settings) {
        this.settings = settings;
    }

    /** A scan that runs. */
    interface Slot extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws chat.verbatim.api.RefusedException with {@code RATE_LIMITED} when there are enough */
    synchronized Slot take(String auditorId) {
        int own = taken.getOrDefault(auditorId, 0);
        if (own >= settings.scansOfOne()) {
            throw Refusal.later(
                    RefusalCode.RATE_LIMITED,
                    "You have " + own + " searches or exports under way; wait until one is done.",
                    COME_BACK);
        }
        if (all >= settings.scans()) {
            throw Refusal.later(
                    RefusalCode.RATE_LIMITED, "Other auditors are reading just now; try again later.", COME_BACK);
        }
        taken.put(auditorId, own + 1);
        all++;
        return () -> giveBack(auditorId);
    }

    private synchronized void giveBack(String auditorId) {
        all--;
        taken.computeIfPresent(auditorId, (id, own) -> own == 1 ? null : own - 1);
    }
}

package chat.verbatim.query.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An audit that its auditor may read by now.
 *
 * @param chatId what is read; null for the whole log, without texts
 */
record OpenAudit(String id, String auditorId, @Nullable String chatId, Instant endsAt) {
    boolean showsTexts() {
        return chatId != null;
    }
}

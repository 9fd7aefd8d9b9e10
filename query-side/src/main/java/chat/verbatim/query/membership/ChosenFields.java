package chat.verbatim.query.membership;

import chat.verbatim.api.chat.ChatQuery.Chosen;
import chat.verbatim.api.preference.ChatPreferences;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The stored form of what a member has chosen for a chat. */
final class ChosenFields {
    private static final String SEQ = "seq";
    private static final String MUTED_UNTIL = "mutedUntil";
    private static final String PIN_SEQ = "pinSeq";
    private static final String POSITION = "position";

    private ChosenFields() {}

    static @Nullable Chosen of(@Nullable Document stored) {
        if (stored == null) {
            return null;
        }
        Long mutedUntil = stored.getLong(MUTED_UNTIL);
        ChatPreferences preferences = new ChatPreferences(
                stored.getLong(SEQ),
                mutedUntil == null ? null : Instant.ofEpochMilli(mutedUntil),
                stored.getLong(PIN_SEQ));
        return new Chosen(preferences, stored.getLong(POSITION));
    }

    static Document toBson(Chosen chosen) {
        ChatPreferences preferences = chosen.preferences();
        Instant mutedUntil = preferences.mutedUntil();
        return new Document(SEQ, preferences.seq())
                .append(MUTED_UNTIL, mutedUntil == null ? null : mutedUntil.toEpochMilli())
                .append(PIN_SEQ, preferences.pinSeq())
                .append(POSITION, chosen.position());
    }
}

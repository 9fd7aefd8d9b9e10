package chat.verbatim.api.preference;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to the preferences of a user. Each user has one stream of them, for all their chats: it costs no chat a seq, and nobody
 * else hears of it. These names are stored: they never move.
 */
public sealed interface PreferenceEvent {
    String userId();

    /**
     * All that holds for the chat from now on.
     *
     * @param memberSince seq in the chat of the event by which the user became a member: what is chosen goes when they leave
     * @param mutedUntil null when not muted
     * @param pinSeq seq in this stream of the event that pinned the chat; null when not pinned
     */
    record ChatPreferencesChanged(
            String userId,
            String chatId,
            long memberSince,
            @Nullable Instant mutedUntil,
            @Nullable Long pinSeq) implements PreferenceEvent {}

    /** The stream of the preferences of a user. */
    static String streamOf(String userId) {
        return "preferences-" + userId;
    }
}

package chat.verbatim.api.preference;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one member has chosen for one chat.
 *
 * @param seq of two versions the one with the larger seq is the newer; -1 while nothing was ever chosen
 * @param mutedUntil the chat is silent while this lies ahead; null when it was not muted
 * @param pinned whether it stands on top of its member's list
 * @param pinSeq of pinned chats the one with the largest stands first; null unless pinned
 */
public record ChatPreferences(
        long seq,
        @Nullable Instant mutedUntil,
        boolean pinned,
        @Nullable Long pinSeq) {
    public static final ChatPreferences NONE = new ChatPreferences(-1, null, null);

    public ChatPreferences(long seq, @Nullable Instant mutedUntil, @Nullable Long pinSeq) {
        this(seq, mutedUntil, pinSeq != null, pinSeq);
    }
}

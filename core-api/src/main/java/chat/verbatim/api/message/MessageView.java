package chat.verbatim.api.message;

import chat.verbatim.api.user.UserSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as members see it, in history and in frames alike.
 *
 * @param changeSeq seq of its newest edit or deletion; null while there is none. Of two versions, the larger one is the newer
 * @param content empty once the message is deleted
 * @param timestamp when it was sent
 * @param idempotencyKey its sender's own name for it; shown to the sender only
 * @param position where in the log it stands, or its newest edit or deletion does
 */
public record MessageView(
        String id,
        String chatId,
        long seq,
        @Nullable Long changeSeq,
        UserSummary sender,
        String content,
        Instant timestamp,
        MessageStatus status,
        boolean edited,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @Nullable String idempotencyKey,
        String position) {
    /** A message that was neither edited nor deleted. */
    public MessageView(
            String id,
            String chatId,
            long seq,
            UserSummary sender,
            String content,
            Instant timestamp,
            MessageStatus status,
            boolean edited,
            @Nullable Instant editedAt,
            @Nullable Instant deletedAt,
            @Nullable String idempotencyKey,
            String position) {
        this(
                id,
                chatId,
                seq,
                null,
                sender,
                content,
                timestamp,
                status,
                edited,
                editedAt,
                deletedAt,
                idempotencyKey,
                position);
    }
}

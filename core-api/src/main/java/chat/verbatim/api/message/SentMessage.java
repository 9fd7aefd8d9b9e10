package chat.verbatim.api.message;

import chat.verbatim.api.Positioned;
import java.time.Instant;

/**
 * The answer to {@code SendMessage}: the message as it stands in the log.
 *
 * @param position 0 until the append is done (the command bus fills it in)
 * @param repeated true when this key was used before, and this is the message of that time
 */
public record SentMessage(
        String chatId,
        long seq,
        String senderId,
        String content,
        String idempotencyKey,
        Instant sentAt,
        long position,
        boolean repeated)
        implements Positioned<SentMessage> {
    @Override
    public SentMessage withPosition(long newPosition) {
        return new SentMessage(chatId, seq, senderId, content, idempotencyKey, sentAt, newPosition, repeated);
    }
}

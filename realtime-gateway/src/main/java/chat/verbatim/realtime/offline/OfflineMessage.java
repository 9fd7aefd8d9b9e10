package chat.verbatim.realtime.offline;

import chat.verbatim.api.chat.ChatEvent.MessageSent;
import java.time.Instant;

/**
 * A message that waits for somebody, with all that its frame is made of.
 *
 * @param position where it stands in the log
 * @param seq its seq in the chat
 */
public record OfflineMessage(
        long position,
        String chatId,
        long seq,
        String senderId,
        String content,
        String idempotencyKey,
        Instant sentAt) {

    public static OfflineMessage of(MessageSent sent, long seq, long position, Instant at) {
        return new OfflineMessage(
                position, sent.chatId(), seq, sent.senderId(), sent.content(), sent.idempotencyKey(), at);
    }

    public MessageSent event() {
        return new MessageSent(chatId, senderId, content, idempotencyKey);
    }
}

package chat.verbatim.realtime.offline;

import chat.verbatim.api.chat.ChatEvent.MessageSent;
import java.time.Instant;
import java.util.Objects;

/**
 * A message that waits for somebody, with all that its frame is made of.
 *
 * @param position where it stands in the log
 * @param seq its seq in the chat
 */
public record OfflineMessage(long position, long seq, Instant sentAt, MessageSent event) {
    public OfflineMessage {
        // What an earlier version has queued looks different; it is read from the log instead.
        Objects.requireNonNull(event, "event");
    }

    public String chatId() {
        return event.chatId();
    }

    public String senderId() {
        return event.senderId();
    }
}

package chat.verbatim.api.message;

import chat.verbatim.api.Positioned;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import java.time.Instant;

/**
 * The answer to {@code SendMessage}: the message as it stands in the log.
 *
 * @param seq its seq in the chat
 * @param position 0 until the append is done (the command bus fills it in)
 * @param repeated true when this key was used before, and this is the message of that time
 */
public record SentMessage(MessageSent event, long seq, Instant sentAt, long position, boolean repeated)
        implements Positioned<SentMessage> {
    public String senderId() {
        return event.senderId();
    }

    @Override
    public SentMessage withPosition(long newPosition) {
        return new SentMessage(event, seq, sentAt, newPosition, repeated);
    }
}

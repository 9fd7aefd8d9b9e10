package chat.verbatim.api.receipt;

import chat.verbatim.api.message.MessageStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What other sides ask about receipts. */
public sealed interface ReceiptQuery {
    /**
     * How far a message has come with each of those it was for: the members of its chat now who were members when it was said, but not its
     * sender. Answered with {@link MessageRecipients} by what is known now, without waiting; with nobody when the chat is not known.
     *
     * @param messageSeq the seq of the message in its chat
     */
    record FindRecipients(String chatId, long messageSeq, String senderId) implements ReceiptQuery {}

    /** @param position up to where in the log this is complete; the message itself may stand behind it */
    record MessageRecipients(List<Recipient> recipients, long position) {
        public MessageRecipients {
            recipients = List.copyOf(recipients);
        }
    }

    /**
     * @param deliveredAt when the mark passed the message; null while it has not, and when that is not known any more
     * @param readAt as {@code deliveredAt}
     * @param owed whether none of their devices has said that it arrived, so that the next one that comes without a position gets it
     */
    record Recipient(
            String userId,
            MessageStatus status,
            @Nullable Instant deliveredAt,
            @Nullable Instant readAt,
            boolean owed) {}
}

package chat.verbatim.api.message;

import chat.verbatim.api.Position;
import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.reaction.Reaction;
import chat.verbatim.api.user.UserSummary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as members see it, in history and in frames alike.
 *
 * @param changeSeq seq of its newest edit or deletion; null while there is none. Of two versions, the larger one is the newer
 * @param content empty once the message is deleted
 * @param timestamp when it was sent
 * @param reactions in the order of their first use; null when there are none, and once the message is deleted
 * @param reactionSeq seq of the newest event of its reactions; null while there was none, and once the message is deleted
 * @param idempotencyKey its sender's own name for it; shown to the sender only
 * @param replyTo the message that it replies to, which may be edited or deleted by now; null when it replies to none
 * @param mentions ids of those whom it names; null for nobody, and once it is deleted
 * @param position where in the log it stands, or its newest edit or deletion does
 * @param attachments its files; null, not empty, where there are none, as once it is deleted
 * @param moderated true when a moderator has deleted it; null otherwise
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
        @Nullable List<Reaction> reactions,
        @Nullable Long reactionSeq,
        @Nullable String idempotencyKey,
        @Nullable MessageReference replyTo,
        @Nullable List<String> mentions,
        String position,
        @Nullable List<Attachment> attachments,
        @Nullable Boolean moderated) {
    public MessageView {
        attachments = Attachment.shown(attachments);
    }

    /**
     * A message as it was when it was said, which is how frames and the answers to sending show it.
     *
     * @param sender who sent it
     * @param idempotencyKey the message's when the sender is shown it, null for everybody else
     */
    public static MessageView asSent(SentMessage sent, UserSummary sender, @Nullable String idempotencyKey) {
        MessageSent event = sent.event();
        return new MessageView(
                new MessageId(event.chatId(), sent.seq()).toString(),
                event.chatId(),
                sent.seq(),
                null,
                sender,
                event.content(),
                sent.sentAt(),
                MessageStatus.SENT,
                false,
                null,
                null,
                null,
                null,
                idempotencyKey,
                event.replyToSeq() == null ? null : MessageReference.to(event.chatId(), event.replyToSeq()),
                event.mentions(),
                Position.encode(sent.position()),
                event.attachments(),
                null);
    }
}

package chat.verbatim.api.audit;

import chat.verbatim.api.message.MessageId;
import chat.verbatim.api.user.UserSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An audit as its auditor, the members of its chat and operators see it.
 *
 * @param chatId the chat that is read; null for the whole log, of which nobody sees texts
 * @param seq of the event in the chat that says so; null without a chat
 * @param endsAt from when on nothing can be read by it
 * @param messageId when only this message was shown, to a moderator; null for all else
 */
public record AuditView(
        String id,
        @Nullable String chatId,
        @Nullable Long seq,
        UserSummary auditor,
        String reason,
        Instant openedAt,
        Instant endsAt,
        @Nullable String messageId) {
    /** How long an audit lasts. */
    public static final Duration LIFE = Duration.ofHours(1);

    /** An audit that was opened at this moment. */
    public static AuditView openedAt(
            Instant at, String id, @Nullable String chatId, @Nullable Long seq, UserSummary auditor, String reason) {
        return new AuditView(id, chatId, seq, auditor, reason, at, at.plus(LIFE), null);
    }

    /**
     * The same, of one message only.
     *
     * @param messageSeq null for the whole chat
     */
    public AuditView ofMessage(@Nullable Long messageSeq) {
        return messageSeq == null
                ? this
                : new AuditView(
                        id,
                        chatId,
                        seq,
                        auditor,
                        reason,
                        openedAt,
                        endsAt,
                        new MessageId(Objects.requireNonNull(chatId), messageSeq).toString());
    }
}

package chat.verbatim.api.chat;

import chat.verbatim.api.audit.AuditReason;
import chat.verbatim.api.chat.ChatView.Role;
import chat.verbatim.api.message.IdempotencyKey;
import chat.verbatim.api.message.MessageContent;
import chat.verbatim.api.reaction.Emoji;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be asked of a chat. {@code actorId} is who asks, taken from the session. Each is answered with
 * {@link chat.verbatim.api.Accepted}, but {@link SendMessage} with {@link chat.verbatim.api.message.SentMessage}.
 */
public sealed interface ChatCommand {
    String chatId();

    String actorId();

    /** @param participantIds the others; exactly one when {@code group} is false; the actor may stand among them or not */
    record CreateChat(
            @TargetAggregateIdentifier String chatId,
            String actorId,
            List<String> participantIds,
            boolean group,
            @Nullable ChatName name)
            implements ChatCommand {
        public CreateChat {
            participantIds = List.copyOf(participantIds);
        }
    }

    record RenameChat(@TargetAggregateIdentifier String chatId, String actorId, ChatName name) implements ChatCommand {}

    record AddParticipant(@TargetAggregateIdentifier String chatId, String actorId, String userId)
            implements ChatCommand {}

    /** Removes {@code userId}; somebody who removes themselves leaves. */
    record RemoveParticipant(@TargetAggregateIdentifier String chatId, String actorId, String userId)
            implements ChatCommand {}

    /** Gives a member another role. {@code OWNER} hands the group over: the owner of before is an admin then. */
    record ChangeRole(@TargetAggregateIdentifier String chatId, String actorId, String userId, Role role)
            implements ChatCommand {}

    /**
     * @param idempotencyKey the same key by the same sender in the same chat is the same message, for ever
     * @param replyToSeq seq of the message that this one replies to; null when it replies to none
     * @param attachments the ids of files that the actor has uploaded to the chat
     */
    record SendMessage(
            @TargetAggregateIdentifier String chatId,
            String actorId,
            MessageContent content,
            IdempotencyKey idempotencyKey,
            @Nullable Long replyToSeq,
            List<String> attachments)
            implements ChatCommand {
        public SendMessage {
            attachments = List.copyOf(attachments);
        }

        /** Words that stand for themselves. */
        public SendMessage(String chatId, String actorId, MessageContent content, IdempotencyKey idempotencyKey) {
            this(chatId, actorId, content, idempotencyKey, null, List.of());
        }
    }

    record EditMessage(
            @TargetAggregateIdentifier String chatId, String actorId, long messageSeq, MessageContent content)
            implements ChatCommand {}

    record DeleteMessage(@TargetAggregateIdentifier String chatId, String actorId, long messageSeq)
            implements ChatCommand {}

    record AddReaction(@TargetAggregateIdentifier String chatId, String actorId, long messageSeq, Emoji emoji)
            implements ChatCommand {}

    record RemoveReaction(@TargetAggregateIdentifier String chatId, String actorId, long messageSeq, Emoji emoji)
            implements ChatCommand {}

    /**
     * Lets an auditor, who need not be a member, read the chat for a while, and tells the members.
     *
     * @param auditId names the audit; the same again is the same audit
     */
    record AuditChat(@TargetAggregateIdentifier String chatId, String actorId, String auditId, AuditReason reason)
            implements ChatCommand {}

    /** Shows a message that was reported to a moderator, who need not be a member, and tells the members. The same audit again is the same look. */
    record ShowReportedMessage(
            @TargetAggregateIdentifier String chatId, String actorId, long messageSeq, String auditId)
            implements ChatCommand {}

    /** Deletes a message that was reported, by a moderator, who need not be a member. */
    record RemoveReportedMessage(@TargetAggregateIdentifier String chatId, String actorId, long messageSeq)
            implements ChatCommand {}

    /** Makes a member of a group an admin, by an operator, who need not be in it, where its owner is suspended and so cannot. */
    record AppointAdmin(@TargetAggregateIdentifier String chatId, String actorId, String userId)
            implements ChatCommand {}
}

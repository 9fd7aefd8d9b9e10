package chat.verbatim.api.chat;

import chat.verbatim.api.message.IdempotencyKey;
import chat.verbatim.api.message.MessageContent;
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

    /** @param idempotencyKey the same key by the same sender in the same chat is the same message, for ever */
    record SendMessage(
            @TargetAggregateIdentifier String chatId,
            String actorId,
            MessageContent content,
            IdempotencyKey idempotencyKey)
            implements ChatCommand {}

    record EditMessage(
            @TargetAggregateIdentifier String chatId, String actorId, long messageSeq, MessageContent content)
            implements ChatCommand {}

    record DeleteMessage(@TargetAggregateIdentifier String chatId, String actorId, long messageSeq)
            implements ChatCommand {}
}

package chat.verbatim.api.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can happen to a chat, and so everything that has a seq in it. When it happened is the event's timestamp;
 * its seq is its sequence number in the stream. These names are stored: they never move.
 */
public sealed interface ChatEvent {
    String chatId();

    /** @param participantIds all members, the creator (and owner) first */
    record ChatCreated(
            String chatId,
            String creatorId,
            List<String> participantIds,
            boolean group,
            @Nullable String name) implements ChatEvent {
        public ChatCreated {
            participantIds = List.copyOf(participantIds);
        }
    }

    record ChatRenamed(String chatId, String actorId, String name) implements ChatEvent {}

    record ParticipantAdded(String chatId, String actorId, String userId) implements ChatEvent {}

    /**
     * @param actorId who did it; the removed user when they left by themselves
     * @param newOwnerId who owns the group from now on, when the owner left
     */
    record ParticipantRemoved(
            String chatId,
            String actorId,
            String userId,
            @Nullable String newOwnerId) implements ChatEvent {}

    record MessageSent(String chatId, String senderId, String content, String idempotencyKey) implements ChatEvent {}

    /** @param messageSeq the seq of the {@link MessageSent} that is edited */
    record MessageEdited(String chatId, String actorId, long messageSeq, String content) implements ChatEvent {}

    /** @param messageSeq the seq of the {@link MessageSent} that is deleted */
    record MessageDeleted(String chatId, String actorId, long messageSeq) implements ChatEvent {}
}

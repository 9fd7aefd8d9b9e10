package chat.verbatim.api.chat;

import chat.verbatim.api.attachment.Attachment;
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

    /**
     * @param actorId who did it; the same as {@code userId} for an admin who steps down
     * @param role what the user is from now on; with {@code OWNER} the actor, who owned the group until now, is an admin
     */
    record RoleChanged(String chatId, String actorId, String userId, ChatView.Role role) implements ChatEvent {}

    /**
     * @param replyToSeq the seq of the {@link MessageSent} that this one replies to; null when it replies to none
     * @param mentions ids of the members whom the content names, each once, at most {@value #MOST_MENTIONS}; null for nobody
     * @param attachments the files that came with it, in the sender's order; null, not empty, when there are none
     */
    record MessageSent(
            String chatId,
            String senderId,
            String content,
            String idempotencyKey,
            @Nullable Long replyToSeq,
            @Nullable List<String> mentions,
            @Nullable List<Attachment> attachments)
            implements ChatEvent {
        public static final int MOST_MENTIONS = 50;

        public MessageSent {
            mentions = mentions == null || mentions.isEmpty() ? null : List.copyOf(mentions);
            attachments = attachments == null || attachments.isEmpty() ? null : List.copyOf(attachments);
        }

        /** A message that stands for itself and names nobody. */
        public MessageSent(String chatId, String senderId, String content, String idempotencyKey) {
            this(chatId, senderId, content, idempotencyKey, null, null, null);
        }

        /** Words alone, which may reply and name people. */
        public MessageSent(
                String chatId,
                String senderId,
                String content,
                String idempotencyKey,
                @Nullable Long replyToSeq,
                @Nullable List<String> mentions) {
            this(chatId, senderId, content, idempotencyKey, replyToSeq, mentions, null);
        }

        /** A message that stands for itself, with files. */
        public MessageSent(
                String chatId, String senderId, String content, String idempotencyKey, List<Attachment> attachments) {
            this(chatId, senderId, content, idempotencyKey, null, null, attachments);
        }

        /** Its files, none when there are none. */
        public List<Attachment> files() {
            return attachments == null ? List.of() : attachments;
        }
    }

    /**
     * @param messageSeq the seq of the {@link MessageSent} that is edited
     * @param mentions whom the new content names, as in {@link MessageSent}; whom only the old one named is named no more
     */
    record MessageEdited(
            String chatId,
            String actorId,
            long messageSeq,
            String content,
            @Nullable List<String> mentions) implements ChatEvent {
        public MessageEdited {
            mentions = mentions == null || mentions.isEmpty() ? null : List.copyOf(mentions);
        }

        /** An edit after which the message names nobody. */
        public MessageEdited(String chatId, String actorId, long messageSeq, String content) {
            this(chatId, actorId, messageSeq, content, null);
        }
    }

    /**
     * @param messageSeq the seq of the {@link MessageSent} that is deleted
     * @param moderated true when {@code actorId} is a moderator, who runs the server and need be no member; null otherwise
     */
    record MessageDeleted(
            String chatId,
            String actorId,
            long messageSeq,
            @Nullable Boolean moderated) implements ChatEvent {
        /** A deletion by a member. */
        public MessageDeleted(String chatId, String actorId, long messageSeq) {
            this(chatId, actorId, messageSeq, null);
        }
    }

    /**
     * May say what holds already; then it changes nothing.
     *
     * @param messageSeq the seq of the {@link MessageSent} that {@code actorId} reacts to
     */
    record ReactionAdded(String chatId, String actorId, long messageSeq, String emoji) implements ChatEvent {}

    /** Takes a {@link ReactionAdded} back. May come where there is none (any more); then it changes nothing. */
    record ReactionRemoved(String chatId, String actorId, long messageSeq, String emoji) implements ChatEvent {}

    /**
     * An auditor may read the chat from now on, for as long as {@link chat.verbatim.api.audit.AuditView#LIFE}. It stands here before
     * anything is read, for the members to see.
     *
     * @param reason why, in the auditor's words
     * @param messageSeq when it is a moderator, who was shown this one message, which somebody has reported; null for the whole chat
     */
    record ChatAudited(
            String chatId,
            String auditorId,
            String auditId,
            String reason,
            @Nullable Long messageSeq) implements ChatEvent {
        /** An audit of the whole chat. */
        public ChatAudited(String chatId, String auditorId, String auditId, String reason) {
            this(chatId, auditorId, auditId, reason, null);
        }
    }
}

package chat.verbatim.query.travel;

import chat.verbatim.api.Position;
import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.chat.ChatEvent.ChatAudited;
import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.chat.ChatEvent.ChatRenamed;
import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatEvent.ParticipantAdded;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.chat.ChatEvent.ReactionAdded;
import chat.verbatim.api.chat.ChatEvent.ReactionRemoved;
import chat.verbatim.api.chat.ChatEvent.RoleChanged;
import chat.verbatim.api.chat.ChatView.Role;
import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.receipt.ReceiptEvent.ReceiptsAdvanced;
import chat.verbatim.api.travel.LaterChange;
import chat.verbatim.eventstore.LogEntry;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a chat.
 *
 * @param type as the contract names it
 * @param seq null for marks, which have none
 */
record PastEvent(String type, @Nullable Long seq, String position, Instant at, Data data) {
    /** What happened, by types. {@code actorId} is who did it. */
    sealed interface Data {}

    record Began(
            String actorId, List<String> userIds, @Nullable String name) implements Data {}

    record Renamed(String actorId, String name) implements Data {}

    record Came(String actorId, String userId) implements Data {}

    record Went(String actorId, String userId, @Nullable String newOwnerId) implements Data {}

    record Appointed(String actorId, String userId, Role role) implements Data {}

    /** What was said; nothing of it once it is deleted, whenever that was. */
    record Said(
            String actorId,
            long messageSeq,
            @Nullable String content,
            @Nullable List<String> mentions,
            @Nullable Long replyToSeq,
            @Nullable List<Attachment> attachments,
            @Nullable LaterChange later)
            implements Data {}

    record Deleted(String actorId, long messageSeq) implements Data {}

    record Reacted(
            String actorId,
            long messageSeq,
            @Nullable String emoji,
            @Nullable LaterChange later) implements Data {}

    /** An auditor was let in, for this reason. */
    record Audited(String actorId, String reason) implements Data {}

    record Marked(List<Mark> marks) implements Data {}

    /** @param deleted seqs of messages of which nothing may be shown */
    static PastEvent of(LogEntry entry, Set<Long> deleted) {
        long seq = entry.event().getSequenceNumber();
        Object payload = entry.event().getPayload();
        return new PastEvent(
                type(payload),
                payload instanceof ReceiptsAdvanced ? null : seq,
                Position.encode(entry.position()),
                entry.event().getTimestamp(),
                data(payload, seq, deleted));
    }

    private static Data data(Object payload, long seq, Set<Long> deleted) {
        return switch (payload) {
            case ChatCreated e -> new Began(e.creatorId(), e.participantIds(), e.name());
            case ChatRenamed e -> new Renamed(e.actorId(), e.name());
            case ParticipantAdded e -> new Came(e.actorId(), e.userId());
            case ParticipantRemoved e -> new Went(e.actorId(), e.userId(), e.newOwnerId());
            case RoleChanged e -> new Appointed(e.actorId(), e.userId(), e.role());
            case MessageSent e ->
                deleted.contains(seq)
                        ? gone(e.senderId(), seq)
                        : new Said(
                                e.senderId(),
                                seq,
                                e.content(),
                                e.mentions(),
                                e.replyToSeq(),
                                Attachment.shown(e.attachments()),
                                null);
            case MessageEdited e ->
                deleted.contains(e.messageSeq())
                        ? gone(e.actorId(), e.messageSeq())
                        : new Said(e.actorId(), e.messageSeq(), e.content(), e.mentions(), null, null, null);
            case MessageDeleted e -> new Deleted(e.actorId(), e.messageSeq());
            case ReactionAdded e -> reacted(e.actorId(), e.messageSeq(), e.emoji(), deleted);
            case ReactionRemoved e -> reacted(e.actorId(), e.messageSeq(), e.emoji(), deleted);
            case ChatAudited e -> new Audited(e.auditorId(), e.reason());
            case ReceiptsAdvanced e -> new Marked(e.marks());
            default -> throw new IllegalArgumentException("No event of a chat: " + payload.getClass());
        };
    }

    private static Said gone(String actorId, long messageSeq) {
        return new Said(actorId, messageSeq, null, null, null, null, LaterChange.DELETED);
    }

    private static Reacted reacted(String actorId, long messageSeq, String emoji, Set<Long> deleted) {
        return deleted.contains(messageSeq)
                ? new Reacted(actorId, messageSeq, null, LaterChange.DELETED)
                : new Reacted(actorId, messageSeq, emoji, null);
    }

    private static String type(Object payload) {
        return switch (payload) {
            case ChatCreated _ -> "chat_created";
            case ChatRenamed _ -> "chat_renamed";
            case ParticipantAdded _ -> "participant_added";
            case ParticipantRemoved _ -> "participant_removed";
            case RoleChanged _ -> "role_changed";
            case MessageSent _ -> "message_sent";
            case MessageEdited _ -> "message_edited";
            case MessageDeleted _ -> "message_deleted";
            case ReactionAdded _ -> "reaction_added";
            case ReactionRemoved _ -> "reaction_removed";
            case ChatAudited _ -> "chat_audited";
            default -> "marks_advanced";
        };
    }
}

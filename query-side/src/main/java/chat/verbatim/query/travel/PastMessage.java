package chat.verbatim.query.travel;

import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.message.MessageId;
import chat.verbatim.api.message.MessageReference;
import chat.verbatim.api.reaction.Reaction;
import chat.verbatim.api.travel.LaterChange;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.query.message.MessageDocument;
import chat.verbatim.query.projection.PersonalFields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was.
 *
 * @param sender as they are now
 * @param content how it read then; empty once it is deleted, be it before or after that moment
 * @param edited whether it had been edited by then
 * @param deletedAt when it was deleted, if that was before; null otherwise
 * @param later what happened to it after that moment; null while it stands as it did
 * @param reactions of then; null when there were none, and once the message is deleted
 * @param mentions ids of those whom it named then; null for nobody, and once it is deleted
 * @param attachments its files; null where there are none, and once it is deleted
 */
record PastMessage(
        String id,
        String chatId,
        long seq,
        UserSummary sender,
        String content,
        Instant timestamp,
        boolean edited,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @Nullable LaterChange later,
        @Nullable List<Reaction> reactions,
        @Nullable MessageReference replyTo,
        @Nullable List<String> mentions,
        @Nullable List<Attachment> attachments) {
    /**
     * A message at a moment, before the event that says how it read is looked up.
     *
     * @param moment seq of the chat's newest event of then
     * @param past null when nothing had ever been changed of it
     */
    record Then(
            String chatId,
            long seq,
            long moment,
            MessageDocument now,
            @Nullable MessagePast past) {
        private @Nullable Long edit() {
            return past == null ? null : past.edit();
        }

        /** Seq of the event that says how it read then; empty where it reads the same now, and where it is deleted. */
        OptionalLong earlierWording() {
            Long edit = edit();
            return now.isDeleted() || Objects.equals(edit, now.newestChange())
                    ? OptionalLong.empty()
                    : OptionalLong.of(edit == null ? seq : edit);
        }

        private @Nullable LaterChange later() {
            Long change = now.newestChange();
            if (change == null || change <= moment) {
                return null;
            }
            return now.isDeleted() ? LaterChange.DELETED : LaterChange.EDITED;
        }

        /** @param events those that {@link #earlierWording} asked for, by seq */
        PastMessage view(UserSummary sender, Map<Long, LogEntry> events, PersonalFields personal) {
            OptionalLong earlier = earlierWording();
            LogEntry event = earlier.isEmpty() ? null : events.get(earlier.getAsLong());
            Long edit = now.isDeleted() ? null : edit();
            Instant editedAt = event == null ? now.editedAt() : event.event().getTimestamp();
            return new PastMessage(
                    new MessageId(chatId, seq).toString(),
                    chatId,
                    seq,
                    sender,
                    event == null ? now.text(personal) : content(event),
                    now.sentAt(),
                    edit != null,
                    edit == null ? null : editedAt,
                    later() == LaterChange.DELETED ? null : now.deletedAt(),
                    later(),
                    past == null || now.isDeleted() ? null : past.reactions(),
                    now.replyTo() == null ? null : MessageReference.to(chatId, now.replyTo()),
                    event == null ? now.mentions() : mentions(event),
                    now.attachments(personal).isEmpty() ? null : now.attachments(personal));
        }

        private static String content(LogEntry entry) {
            return switch (entry.event().getPayload()) {
                case MessageSent e -> e.content();
                case MessageEdited e -> e.content();
                default -> "";
            };
        }

        private static @Nullable List<String> mentions(LogEntry entry) {
            return switch (entry.event().getPayload()) {
                case MessageSent e -> e.mentions();
                case MessageEdited e -> e.mentions();
                default -> null;
            };
        }
    }
}

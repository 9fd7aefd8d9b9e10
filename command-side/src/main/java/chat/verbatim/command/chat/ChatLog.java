package chat.verbatim.command.chat;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.message.SentMessage;
import chat.verbatim.command.Claims;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import java.util.Optional;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** What a chat looks up in its own log instead of remembering it: single events by their keys, and claims. */
record ChatLog(LogReader log, String chatId) {
    /** The claim of a message: the same key by the same sender in the same chat, once for ever. */
    MetaData claimOfMessage(String senderId, String idempotencyKey) {
        return Claims.claiming("msg:" + chatId + ':' + senderId + ':' + idempotencyKey);
    }

    /** A message is deleted once; whether it was is asked by this claim. */
    MetaData claimOfDeletion(long messageSeq) {
        return Claims.claiming(deletion(messageSeq));
    }

    /** The first edit of a message claims it, so that an unedited message is known as such. */
    MetaData claimOfFirstEdit(long messageSeq) {
        return Claims.claiming(firstEdit(messageSeq));
    }

    /** @throws chat.verbatim.api.RefusedException with {@code MESSAGE_NOT_FOUND} when there is no message with this seq */
    MessageSent message(long messageSeq) {
        return log.read(chatId, messageSeq)
                .map(entry -> entry.event().getPayload())
                .filter(MessageSent.class::isInstance)
                .map(MessageSent.class::cast)
                .orElseThrow(
                        () -> Refusal.because(RefusalCode.MESSAGE_NOT_FOUND, "There is no such message in this chat."));
    }

    SentMessage resent(long messageSeq) {
        LogEntry entry = log.read(chatId, messageSeq).orElseThrow();
        MessageSent message = (MessageSent) entry.event().getPayload();
        return new SentMessage(
                chatId,
                messageSeq,
                message.senderId(),
                message.content(),
                message.idempotencyKey(),
                entry.event().getTimestamp(),
                entry.position(),
                true);
    }

    Optional<Accepted> deletionOf(long messageSeq) {
        return log.findClaim(deletion(messageSeq))
                .map(entry ->
                        Accepted.already(entry.event().getSequenceNumber()).withPosition(entry.position()));
    }

    boolean wasEdited(long messageSeq) {
        return log.findClaim(firstEdit(messageSeq)).isPresent();
    }

    /** The event that gave the message this content, when that is the newest version and known to be so. */
    Optional<Accepted> versionSaying(String content, long messageSeq, @Nullable Long newestEdit, boolean edited) {
        if (newestEdit == null && edited) {
            return Optional.empty(); // edited longer ago than the chat remembers
        }
        long versionSeq = newestEdit == null ? messageSeq : newestEdit;
        return log.read(chatId, versionSeq)
                .filter(entry -> content.equals(contentOf(entry.event().getPayload())))
                .map(entry -> Accepted.already(versionSeq).withPosition(entry.position()));
    }

    /** The answer to a command whose effect is there already. */
    Accepted already(long seq) {
        return Accepted.already(seq)
                .withPosition(log.read(chatId, seq).map(LogEntry::position).orElse(0L));
    }

    private static @Nullable String contentOf(Object event) {
        return switch (event) {
            case MessageSent sent -> sent.content();
            case MessageEdited edit -> edit.content();
            default -> null;
        };
    }

    private String deletion(long messageSeq) {
        return "deleted:" + chatId + ':' + messageSeq;
    }

    private String firstEdit(long messageSeq) {
        return "edited:" + chatId + ':' + messageSeq;
    }
}

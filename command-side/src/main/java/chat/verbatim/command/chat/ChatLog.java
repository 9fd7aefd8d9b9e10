package chat.verbatim.command.chat;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatCommand.SendMessage;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.message.SentMessage;
import chat.verbatim.api.report.ReportEvent;
import chat.verbatim.command.Claims;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** What a chat looks up in its own log instead of remembering it: single events by their keys, and claims. */
record ChatLog(LogReader log, String chatId) {
    /** What a message claims, once for ever: its key by its sender in this chat, and each of its files. */
    MetaData claimsOfMessage(MessageSent message) {
        List<String> claims = new ArrayList<>();
        claims.add(keyed(message.senderId(), message.idempotencyKey()));
        message.files().forEach(file -> claims.add(Claims.ofAttachment(file.id())));
        return Claims.claiming(claims);
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

    /** @throws chat.verbatim.api.RefusedException with {@code NOT_FOUND} unless somebody has reported the message with this seq */
    void requireReported(long messageSeq) {
        if (log.read(ReportEvent.streamOf(chatId, messageSeq), 0).isEmpty()) {
            throw Refusal.because(RefusalCode.NOT_FOUND, "Nobody has reported such a message.");
        }
    }

    /**
     * Whether a message may be replied to.
     *
     * @throws chat.verbatim.api.RefusedException with {@code MESSAGE_NOT_FOUND} or {@code MESSAGE_DELETED}
     */
    void requireAnswerable(long messageSeq) {
        if (!isMessage(messageSeq)) {
            throw Refusal.because(
                    RefusalCode.MESSAGE_NOT_FOUND,
                    "There is no message in this chat that replyTo could mean. Send it without replyTo, or with the id of a message of this chat.");
        }
        if (deletionOf(messageSeq).isPresent()) {
            throw Refusal.because(
                    RefusalCode.MESSAGE_DELETED,
                    "The message that replyTo means was deleted. Send this one without replyTo.");
        }
    }

    private boolean isMessage(long seq) {
        return log.read(chatId, seq)
                .filter(entry -> entry.event().getPayload() instanceof MessageSent)
                .isPresent();
    }

    /**
     * The message that was sent with the command's key before.
     *
     * @param known where it stands, or who holds another claim of the command; null when nobody remembers
     */
    Optional<SentMessage> original(@Nullable Long known, SendMessage command) {
        String sender = command.actorId();
        String key = command.idempotencyKey().value();
        Optional<LogEntry> entry = known != null
                ? log.read(chatId, known)
                // Its files are its own: without looking, a late resend would be told that they are taken.
                : command.attachments().isEmpty() ? Optional.empty() : log.findClaim(keyed(sender, key));
        return entry.filter(found -> found.event().getPayload() instanceof MessageSent sent
                        && sent.senderId().equals(sender)
                        && sent.idempotencyKey().equals(key))
                .map(found -> new SentMessage(
                        (MessageSent) found.event().getPayload(),
                        found.event().getSequenceNumber(),
                        found.event().getTimestamp(),
                        found.position(),
                        true));
    }

    Optional<Accepted> deletionOf(long messageSeq) {
        return log.findClaim(deletion(messageSeq))
                .map(entry ->
                        Accepted.already(entry.event().getSequenceNumber()).withPosition(entry.position()));
    }

    /** @throws chat.verbatim.api.RefusedException with {@code MESSAGE_DELETED} when it was */
    void requireNotDeleted(long messageSeq) {
        if (deletionOf(messageSeq).isPresent()) {
            throw Refusal.because(RefusalCode.MESSAGE_DELETED, "The message was deleted.");
        }
    }

    ReactionSlots slots(long messageSeq, String userId) {
        return new ReactionSlots(log, chatId, messageSeq, userId);
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

    private String keyed(String senderId, String idempotencyKey) {
        return "msg:" + chatId + ':' + senderId + ':' + idempotencyKey;
    }

    private String deletion(long messageSeq) {
        return "deleted:" + chatId + ':' + messageSeq;
    }

    private String firstEdit(long messageSeq) {
        return Claims.ofFirstEdit(chatId, messageSeq);
    }
}

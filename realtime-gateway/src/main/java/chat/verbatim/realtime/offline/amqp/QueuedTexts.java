package chat.verbatim.realtime.offline.amqp;

import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.erasure.PersonalTexts;
import chat.verbatim.realtime.offline.OfflineMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What people wrote, as it lies in the broker: nobody can read it there once its sender has been erased. */
final class QueuedTexts {
    private final Optional<PersonalTexts> texts;

    /** @param texts empty to leave them as they are */
    QueuedTexts(Optional<PersonalTexts> texts) {
        this.texts = texts;
    }

    OfflineMessage seal(OfflineMessage message) {
        return texts.map(keys -> with(message, text -> keys.seal(message.senderId(), text)))
                .orElse(message);
    }

    /** Texts are empty that nobody can read any more. */
    OfflineMessage open(OfflineMessage message) {
        return texts.map(keys -> with(
                        message, text -> keys.open(message.senderId(), text).orElse("")))
                .orElse(message);
    }

    private static OfflineMessage with(OfflineMessage message, UnaryOperator<String> change) {
        MessageSent event = message.event();
        List<Attachment> files = event.files().stream()
                .map(file -> new Attachment(
                        file.id(), change.apply(file.name()), file.type(), file.size(), file.width(), file.height()))
                .toList();
        return new OfflineMessage(
                message.position(),
                message.seq(),
                message.sentAt(),
                new MessageSent(
                        event.chatId(),
                        event.senderId(),
                        change.apply(event.content()),
                        event.idempotencyKey(),
                        event.replyToSeq(),
                        event.mentions(),
                        files));
    }
}
